import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importArchive } from './import-archive';
import { defaultImportLimits, type ImportLimits } from './import-limits';
import { buildTar, buildZip } from './testing-archives';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';

let fixture: WorkspaceFixture;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

const leftovers = () =>
  ['repositories', 'tmp'].flatMap((name) => readdirSync(path.join(fixture.storage.root, name)));

async function fromArchive(
  fileName: string,
  bytes: Buffer,
  limits: Partial<ImportLimits> = {},
  signal?: AbortSignal,
) {
  const file = path.join(fixture.scratch, 'upload');
  writeFileSync(file, bytes);
  return importArchive({
    file,
    fileName,
    repository: fixture.storage.repository('p1'),
    temporary: await fixture.storage.makeTemporary(),
    limits: { ...defaultImportLimits, ...limits },
    ...(signal ? { signal } : {}),
  });
}

describe('links of an archive that only together lead out', () => {
  const links = [
    { name: 'x/a.txt', content: '1' },
    { name: 'p/q/b', target: '../../x' },
    { name: 'out', target: 'p/q/b/../..' },
    { name: 'out/evil.txt', content: 'written outside' },
  ];
  const asZip = () =>
    buildZip(
      links.map(({ name, content, target }) =>
        target === undefined ? { name, content } : { name, content: target, mode: 0o120777 },
      ),
    );
  const asTar = () =>
    buildTar(
      links.map(({ name, content, target }) =>
        target === undefined ? { name, content } : { name, link: target },
      ),
    );
  it.each([
    ['a.zip', asZip],
    ['a.tar', asTar],
  ])('cannot be written through in %s', async (fileName, bytes) => {
    await expect(fromArchive(fileName, bytes())).rejects.toMatchObject({
      code: expect.stringMatching(/^IMPORT_/u),
    });
    expect(leftovers()).toEqual([]);
    expect(readdirSync(fixture.storage.root)).not.toContain('evil.txt');
  });
});

describe('an archive that wants too much', () => {
  it('is stopped at its first entry beyond the limit, not after its last', async () => {
    const bomb = gzipSync(buildTar([{ name: 'zeros', content: '\0'.repeat(60_000_000) }]));
    const startedAt = performance.now();
    await expect(fromArchive('bomb.tgz', bomb, { maxBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
    });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(leftovers()).toEqual([]);
  });

  it.each([
    ['a.zip', buildZip],
    ['a.tar', buildTar],
  ])('may not have one file beyond its limit: %s', async (fileName, build) => {
    const bytes = build([
      { name: 'small', content: 'x' },
      { name: 'large', content: 'x'.repeat(5_000) },
    ]);
    await expect(fromArchive(fileName, bytes, { maxFileBytes: 4_000 })).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
      details: { measure: 'bytes', maximum: 4_000 },
    });
  });

  it.each([
    ['a.zip', buildZip],
    ['a.tar', buildTar],
  ])('counts folders too: %s', async (fileName, build) => {
    const folders = Array.from({ length: 50 }, (_, index) => ({
      name: `folder-${index}/`,
      content: '',
      type: '5',
    }));
    await expect(fromArchive(fileName, build(folders), { maxFiles: 40 })).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
      details: { measure: 'files' },
    });
  });

  it('is damaged when it ends in the middle', async () => {
    const whole = gzipSync(buildTar([{ name: 'a', content: 'x'.repeat(20_000) }]));
    await expect(fromArchive('a.tgz', whole.subarray(0, whole.length - 30))).rejects.toMatchObject({
      code: 'IMPORT_FAILED',
      details: { reason: 'damaged' },
    });
  });
});

it('leaves nothing behind when an archive is cancelled', async () => {
  const cancelled = new Error('the project was removed');
  const controller = new AbortController();
  const running = fromArchive(
    'a.tar',
    buildTar(
      Array.from({ length: 200 }, (_, at) => ({ name: `${at}`, content: 'x'.repeat(9_000) })),
    ),
    {},
    controller.signal,
  );
  setImmediate(() => controller.abort(cancelled));
  await expect(running).rejects.toBe(cancelled);
  expect(leftovers()).toEqual([]);
});
