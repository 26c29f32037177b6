import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createAuditLog, sealAuditEntries } from '@planline/services/audit';
import { createProjectWorld, type ProjectWorld } from '@planline/services/testing/project-world';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from './audit-command';

describe('planline audit verify', () => {
  let world: ProjectWorld;
  let folder: string;
  const lines: string[] = [];
  beforeAll(async () => {
    world = await createProjectWorld();
    folder = world.folder;
    vi.stubEnv('DATABASE_URL', world.database.url);
    vi.stubEnv('PLANLINE_DATA_DIR', folder);
    vi.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)));
    const log = createAuditLog(world.deps);
    for (const action of ['chat.send', 'plan.convert']) log.record({ action, outcome: 'ok' });
    await log.close();
    await sealAuditEntries(world.deps);
  });
  beforeEach(() => lines.splice(0));
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await world[Symbol.asyncDispose]();
  });

  it('ends with 0 while the log is whole, and with 1 and the entry when one was changed', async () => {
    expect(await verifyAudit({ checkout: folder, json: true })).toBe(0);
    const kept = lines.join();
    expect(JSON.parse(kept)).toMatchObject({ isIntact: true, sealed: 2, waiting: 0, faults: [] });
    const since = path.join(folder, 'kept.json');
    await writeFile(since, kept);
    expect(await verifyAudit({ checkout: folder, since })).toBe(0);

    await world.database.sql.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE audit_entries SET actor_id = 'somebody else' WHERE action = 'chat.send'`;
    });
    lines.splice(0);
    expect(await verifyAudit({ checkout: folder })).toBe(1);
    expect(lines.join()).toContain('NOT whole\nCHANGED  position 1, entry 1');
  });

  it('refuses a file that is no earlier output', async () => {
    const since = path.join(folder, 'other.json');
    await writeFile(since, 'hello');
    await expect(verifyAudit({ checkout: folder, since })).rejects.toThrow('--since');
  });
});
