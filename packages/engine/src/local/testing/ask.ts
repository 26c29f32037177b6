import type {
  BuildEvent,
  BuildRequest,
  PlanEvent,
  PlanFinish,
  PlanRequest,
} from '@planline/contracts/engine';
import type { Language } from '@planline/contracts/locale';
import type { PlanContent } from '@planline/contracts/plan';
import { createLocalEngine, type LocalEngineOptions } from '../local-engine';
import type { ProjectFolder } from './project-folder';

const context = {
  projectName: 'Test project',
  framework: null,
  versionId: 'v1',
  buildId: null,
  lastModified: '2026-01-01T00:00:00.000Z',
};

const unpaced = { pieceDelayMs: 0, stepDelayMs: 0 };

export function planRequest(
  folder: ProjectFolder,
  message: string,
  language: Language = 'en',
  more: Partial<PlanRequest> = {},
): PlanRequest {
  return {
    snapshotPath: folder.root,
    stateDirectory: folder.state,
    message,
    locale: language,
    language,
    context,
    ...more,
  };
}

export async function planEvents(
  request: PlanRequest,
  options: LocalEngineOptions = {},
): Promise<PlanEvent[]> {
  const engine = createLocalEngine({ ...unpaced, ...options });
  const events: PlanEvent[] = [];
  for await (const event of engine.plan(request, new AbortController().signal)) events.push(event);
  return events;
}

export async function ask(
  folder: ProjectFolder,
  message: string,
  language: Language = 'en',
  options: LocalEngineOptions = {},
): Promise<PlanFinish> {
  const events = await planEvents(planRequest(folder, message, language), options);
  return events.at(-1) as PlanFinish;
}

export async function build(
  folder: ProjectFolder,
  what: { plan?: PlanContent; idea?: string },
  language: Language = 'en',
): Promise<BuildEvent[]> {
  const request: BuildRequest = {
    worktreePath: folder.root,
    stateDirectory: folder.state,
    plan: what.plan ?? null,
    idea: what.idea ?? null,
    message: what.idea ?? what.plan?.title ?? '',
    locale: language,
    language,
    context,
  };
  const engine = createLocalEngine(unpaced);
  const events: BuildEvent[] = [];
  for await (const event of engine.build(request, new AbortController().signal)) events.push(event);
  return events;
}
