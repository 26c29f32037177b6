import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wallets } from '@planline/db/schema/wallets';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { grant, reconcile } from './billing-command';
import { makeSignInLink } from './supervisor/sign-in-link';

describe('planline grant and planline reconcile', () => {
  let database: TestDatabase;
  let folder: string;
  const lines: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'planline-billing-'));
    vi.stubEnv('DATABASE_URL', database.url);
    vi.stubEnv('PLANLINE_DATA_DIR', folder);
    vi.stubEnv('PLANLINE_MONTHLY_BONUS_SECONDS', '60');
    await makeSignInLink({ databaseUrl: database.url, publicUrl: 'http://localhost:3000' });
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
  const gift = (user: string) => ({
    checkout: folder,
    json: true,
    user,
    seconds: '90',
    kind: 'paid',
    reference: 'gift-1',
  });

  it('gives once for a reference, and the books stay true', async () => {
    expect(await grant(gift('owner@localhost'))).toBe(0);
    expect(printed()).toMatchObject({ granted: true, bonusSeconds: 60, paidSeconds: 90 });
    expect(await grant(gift('owner@localhost'))).toBe(0);
    expect(printed()).toMatchObject({ granted: false, paidSeconds: 90 });
    expect(await reconcile({ checkout: folder, json: true })).toBe(0);
    expect(printed()).toEqual({ wallets: 1, holds: 0, entries: 2, broken: [] });
  });

  it('says in one line what it refuses', async () => {
    expect(await grant(gift('nobody@example.com'))).toBe(1);
    expect(lines).toEqual(['NOT_FOUND {}']);
  });

  it('ends with another code than 0 when a law is broken, and names it', async () => {
    await database.db.update(wallets).set({ paidSeconds: 91 });
    expect(await reconcile({ checkout: folder })).toBe(1);
    expect(lines.join()).toMatch(/^BROKEN {2}a wallet is the sum of its entries: 1 \(/);
  });
});
