import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type UserId, userIdSchema } from '@planline/contracts/ids';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { findOwner } from '@planline/services/account';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKey, listKeys, revokeKey, rotateKey } from './key-command';
import { makeSignInLink } from './supervisor/sign-in-link';

describe('planline key', () => {
  let database: TestDatabase;
  let folder: string;
  let userId: UserId;
  const lines: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'planline-key-'));
    vi.stubEnv('DATABASE_URL', database.url);
    vi.stubEnv('PLANLINE_DATA_DIR', folder);
    await makeSignInLink({ databaseUrl: database.url, publicUrl: 'http://localhost:3000' });
    const owner = await findOwner(database.db);
    userId = userIdSchema.parse(owner?.userId);
    await database.db
      .insert(projects)
      .values({ id: 'p1', name: 'P', ownerId: userId, origin: 'idea' });
    await database.db.insert(projectMembers).values({ projectId: 'p1', userId, role: 'owner' });
    vi.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)));
    vi.spyOn(console, 'error').mockImplementation((line) => lines.push(String(line)));
  });
  beforeEach(() => lines.splice(0));
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  const printed = () => JSON.parse(lines.splice(0).join('\n'));

  it('makes, rotates, lists and revokes keys', async () => {
    const at = { checkout: folder, json: true };
    expect(await createKey({ ...at, project: ['p1'], name: 'Shop' })).toBe(0);
    const first = printed();
    expect(first).toEqual({
      keyId: expect.stringMatching(/^key_/),
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      actorUserId: userId,
    });
    expect(await rotateKey({ ...at, keyId: first.keyId })).toBe(0);
    const second = printed();
    expect(await revokeKey({ ...at, keyId: first.keyId })).toBe(0);
    lines.splice(0);
    expect(await listKeys({ ...at, project: 'p1' })).toBe(0);
    expect(printed()).toMatchObject([
      { keyId: first.keyId, name: 'Shop', revokedAt: expect.any(String) },
      { keyId: second.keyId, name: 'Shop', revokedAt: null },
    ]);
  });

  it('says in one line what it refuses', async () => {
    const at = { checkout: folder };
    expect(await createKey({ ...at, project: ['nobodys'], name: 'Shop' })).toBe(1);
    expect(lines).toEqual(['PROJECT_NOT_FOUND {}']);
  });
});
