import { statSync } from 'node:fs';
import { DomainError } from '@planline/contracts/domain-error';
import type { EngineKind } from '@planline/contracts/engine';
import { localeSchema } from '@planline/contracts/locale';
import { pathFromCaller } from '../checkout';
import { ConfigError } from '../config';

export interface AskOptions {
  message: string;
  project: string;
  locale: string;
  engine?: EngineKind;
  json?: boolean;
}

export interface AskRequest {
  message: string;
  /** Absolute. */
  folder: string;
  locale: string;
  engine: EngineKind | null;
}

/** @throws ConfigError for a folder, DomainError for a message or a language that cannot be used */
export function readAskRequest({ message, project, locale, engine }: AskOptions): AskRequest {
  const folder = pathFromCaller(project);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(
      `--project is "${project}", which is not a folder, for example --project .`,
    );
  }
  if (message.trim() === '') throw new DomainError('MESSAGE_EMPTY', {});
  const parsed = localeSchema.safeParse(locale);
  if (!parsed.success) throw new DomainError('LOCALE_UNSUPPORTED', { locale });
  return { message, folder, locale: parsed.data, engine: engine ?? null };
}
