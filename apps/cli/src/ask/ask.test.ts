import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { treeDigest } from '@planline/engine/workspace/tree-digest';
import { beforeAll, describe, expect, it } from 'vitest';

const main = path.join(import.meta.dirname, '../main.ts');
const run = promisify(execFile);
let project: string;
let data: string;

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'planline-asked-'));
  data = mkdtempSync(path.join(tmpdir(), 'planline-data-'));
  mkdirSync(path.join(project, 'src'));
  writeFileSync(
    path.join(project, 'src/retry.js'),
    '/** How often a request is tried again. */\nexport const retryLimit = 3;\n',
  );
  writeFileSync(path.join(project, 'src/menu.js'), 'export function openMenu() {}\n');
});

/** The real program in a process of its own. */
async function planline(...args: string[]) {
  const { HOME, PATH } = process.env;
  const ended = await run(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: path.join(import.meta.dirname, '../..'),
    env: { HOME, PATH, PLANLINE_DATA_DIR: data },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: ended.code, stdout: ended.stdout, stderr: ended.stderr };
}
const ask = (...args: string[]) =>
  planline('ask', '--project', project, '--engine', 'local', ...args);

describe('planline ask', () => {
  it('answers with the file and the line, and changes nothing in the folder', async () => {
    const before = await treeDigest(project);
    const { code, stdout } = await ask('where is the retry limit decided?');
    expect(code).toBe(0);
    expect(stdout).toContain('src/retry.js:2');
    expect((await treeDigest(project, { verify: true })).digest).toBe(before.digest);
  });

  it('prints the whole typed answer with --json, and nothing else on stdout', async () => {
    const { code, stdout, stderr } = await ask('--json', 'where is the retry limit decided?');
    expect(code).toBe(0);
    const response = chatPlanResponseSchema.parse(JSON.parse(stdout));
    expect(response).toMatchObject({ subtype: 'success', mode: 'question' });
    expect(stderr).toContain('indexing');
  });

  it('answers in Arabic', async () => {
    const { stdout } = await ask('--locale', 'ar', '--json', 'أين يتحدد retryLimit؟');
    const response = chatPlanResponseSchema.parse(JSON.parse(stdout));
    expect(JSON.stringify(response.data)).toMatch(/[\u0600-\u06ff]{3}/);
    expect(JSON.stringify(response.data)).toContain('src/retry.js');
  });

  it.each([
    ['an empty message', ['  '], 'MESSAGE_EMPTY'],
    ['a language that it does not speak', ['--locale', 'de', 'wo?'], 'LOCALE_UNSUPPORTED'],
  ])('refuses %s with a typed error', async (_what, args, error) => {
    const { code, stdout } = await ask('--json', ...args);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ subtype: 'error', error });
  });

  it('says in one line that a folder is not there', async () => {
    const { code, stderr } = await planline('ask', '--project', '/nowhere/at/all', 'hello');
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      '--project is "/nowhere/at/all", which is not a folder, for example --project .',
    );
  });

  it('says that Claude cannot run instead of answering with another engine', async () => {
    const { code, stdout } = await planline(
      ...['ask', '--project', project, '--engine', 'claude', '--json', 'hello'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ subtype: 'error', error: 'ENGINE_UNAVAILABLE' });
  });
});
