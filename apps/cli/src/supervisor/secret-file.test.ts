import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keptSecret } from './secret-file';

it('makes a secret once, for its owner alone, and keeps it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'planline-secret-'));
  const file = path.join(folder, 'data/auth-secret');
  const secret = keptSecret(file);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret(file)).toBe(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file))).toEqual(['auth-secret']);
});
