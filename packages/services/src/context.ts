import type { Billing } from '@planline/contracts/billing';
import type { Engine, EngineKind } from '@planline/contracts/engine';
import type { EngineChoice } from '@planline/contracts/engine-status';
import type { ProjectId, UserId } from '@planline/contracts/ids';
import type { EnginePreference } from '@planline/contracts/project';
import type { Database, Transaction } from '@planline/db/client';
import type { FolderStorage } from '@planline/engine/workspace/folder-storage';
import type { NotificationListener } from '@planline/events/notification-listener';
import type { Logger } from 'pino';
import type { Caches } from './cache';
import type { Limits } from './limits';

/** Who asks. Every verb that takes a `ServiceContext` acts with the rights of this person and no more. */
export interface Actor {
  userId: UserId;
  name: string;
  ipAddress?: string | null;
  userAgent?: string | null;
  /** The projects of the key that a server signed with; absent for a person at a browser. */
  reachableProjects?: ReadonlySet<ProjectId>;
  /** The key itself: what stays open for long asks again whether it is live. */
  apiKeyId?: string;
}

/** The engines of this process; which of them a project uses is decided per run and written on it. */
export interface Engines {
  choose(preference: EnginePreference): Promise<EngineChoice>;
  /** @throws ENGINE_UNAVAILABLE when this process has no such engine. */
  get(kind: EngineKind): Engine;
}

/** What verbs need and never reach for: made once per process by its composition root. */
export interface Dependencies {
  db: Database;
  engines: Engines;
  /** Repositories, snapshots, worktrees, artifacts and previews of all projects. */
  storage: FolderStorage;
  /** Wake-ups for readers that tail; a hint only, the tables are the truth. */
  notifications: NotificationListener;
  clock: () => Date;
  /** A new ULID. */
  newId: () => string;
  logger: Logger;
  billing: Billing;
  /** Missing: the specification's limits, counted in PostgreSQL. */
  limits?: Limits;
  /** Where the previews are served: an origin of its own, without a trailing slash. */
  previewUrl: string;
}

/** The context of a verb that a person calls. */
export interface ServiceContext extends Dependencies {
  actor: Actor;
}

/** The context of work that no person is waiting for: jobs, sweeps, executors. */
export interface WorkerContext extends Dependencies {
  /** Names this process in the lease of every run that it holds. */
  workerId: string;
  /** Missing: everything is made anew each time. */
  caches?: Caches;
}

/** `Transaction`: an open one, as a verb hands it to the functions that write for it. */
export type { EngineChoice, Transaction };
