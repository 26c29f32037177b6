import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openRotatingLog } from './rotating-log';

it('keeps a bounded number of bounded files, newest lines first', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'planline-log-'));
  const log = openRotatingLog(path.join(folder, 'web.log'), { maxBytes: 100, kept: 2 });
  for (let number = 0; number < 60; number += 1) log.write(`line ${number}`);
  log.close();
  expect(readdirSync(folder).sort()).toEqual(['web.log', 'web.log.1', 'web.log.2']);
  for (const name of readdirSync(folder)) {
    expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(100);
  }
  expect(readFileSync(path.join(folder, 'web.log'), 'utf8')).toContain('line 59');
});
