import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '@planline/db/client';
import { findPostgresBinaries } from '@planline/db/embedded/postgres-binaries';
import { readPostmaster } from '@planline/db/embedded/postmaster-file';
import type { StartConfig } from '../config';
import { postgresFolder } from '../supervisor/database';
import { type Finding, missing, ok } from './finding';

export async function databaseFinding(config: StartConfig): Promise<Finding> {
  return config.DATABASE_URL === undefined
    ? embeddedFinding(config)
    : ownServerFinding(config.DATABASE_URL);
}

async function embeddedFinding(config: StartConfig): Promise<Finding> {
  // Looking must leave nothing in the data folder, which may not even be there yet.
  const libraries = mkdtempSync(path.join(tmpdir(), 'planline-doctor-'));
  try {
    const { major } = await findPostgresBinaries(libraries);
    const folder = postgresFolder(config);
    const running = await readPostmaster(path.join(folder, `cluster-${major}`));
    const state = running?.isReady ? `running on port ${running.port}` : 'not running now';
    return ok('PostgreSQL', `embedded, version ${major}, ${state}, data in ${folder}`);
  } catch (error) {
    return missing(
      'PostgreSQL',
      (error as Error).message,
      'Run npm start once, install PostgreSQL, or set DATABASE_URL.',
    );
  } finally {
    rmSync(libraries, { recursive: true, force: true });
  }
}

async function ownServerFinding(url: string): Promise<Finding> {
  const database = createDatabase({ url, max: 1, applicationName: 'planline-doctor' });
  try {
    const [row] = await database.sql<
      { version: string }[]
    >`select current_setting('server_version') as version`;
    const version = row?.version ?? 'unknown';
    return Number.parseInt(version, 10) >= 15
      ? ok('PostgreSQL', `${version} at DATABASE_URL`)
      : missing('PostgreSQL', `${version} at DATABASE_URL`, 'Version 15 or newer is needed.');
  } catch (error) {
    return missing(
      'PostgreSQL',
      `DATABASE_URL cannot be used: ${(error as Error).message}`,
      'Start that server, correct DATABASE_URL, or remove it to use the embedded one.',
    );
  } finally {
    await database.close();
  }
}
