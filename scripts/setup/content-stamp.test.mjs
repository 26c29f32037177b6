import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf, readStamp, writeStamp } from './content-stamp.mjs';

function tree() {
  const root = mkdtempSync(path.join(tmpdir(), 'planline-stamp-'));
  mkdirSync(path.join(root, 'web/app'), { recursive: true });
  mkdirSync(path.join(root, 'web/node_modules'), { recursive: true });
  writeFileSync(path.join(root, 'web/app/page.tsx'), 'page');
  writeFileSync(path.join(root, 'lock'), 'lock');
  return root;
}
const digest = (root, salt) => digestOf(['web', 'lock', 'missing'], salt, root);

describe('the digest of what a step depends on', () => {
  it('stays when only clocks, tests, build output or dependencies change', () => {
    const root = tree();
    const before = digest(root);
    utimesSync(path.join(root, 'web/app/page.tsx'), 1, 1);
    writeFileSync(path.join(root, 'web/app/page.test.tsx'), 'test');
    writeFileSync(path.join(root, 'web/node_modules/x.js'), 'x');
    writeFileSync(path.join(root, 'web/next-env.d.ts'), 'x');
    expect(digest(root)).toBe(before);
  });

  it('changes with a byte, a name, a new file, a lost file and the salt', () => {
    const root = tree();
    const seen = new Set([digest(root), digest(root, 'another node')]);
    writeFileSync(path.join(root, 'web/app/page.tsx'), 'pagE');
    seen.add(digest(root));
    writeFileSync(path.join(root, 'web/app/more.tsx'), '');
    seen.add(digest(root));
    rmSync(path.join(root, 'lock'));
    seen.add(digest(root));
    expect(seen.size).toBe(5);
  });
});

it('remembers the digest of the last success', () => {
  const kept = mkdtempSync(path.join(tmpdir(), 'planline-kept-'));
  expect(readStamp('build', kept)).toBeNull();
  writeStamp('build', 'abc', kept);
  expect(readStamp('build', kept)).toBe('abc');
});
