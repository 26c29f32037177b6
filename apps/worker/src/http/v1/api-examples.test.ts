import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { balanceSchema } from '@planline/contracts/billing';
import { buildViewSchema } from '@planline/contracts/build';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { convertToBuildResponseSchema } from '@planline/contracts/convert-to-build';
import { errorCodes } from '@planline/contracts/error-code';
import { planSessionViewSchema } from '@planline/contracts/plan-session';
import { refusalSchema } from '@planline/contracts/refusal';
import { runViewSchema } from '@planline/contracts/run-event';
import { timelineItemsSchema } from '@planline/contracts/timeline-item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalsOf } from '../openapi/refusals';
import { routes } from './routes';
import { createSignedWorld, type SignedWorld } from './testing/signed-world';

/** What each example of docs/api.md prints, in the order of the page. */
const examples = [
  { prints: 'the code of the RFC', check: isText('pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=') },
  {
    prints: 'the code of our vector',
    check: isText('956d632838c8fda3abc9e07d00dac88a363b866e7c27f0bf58135f3e70046f1f'),
  },
  { prints: 'the document', check: (text) => expect(JSON.parse(text).openapi).toBe('3.1.0') },
  { prints: 'nothing, but defines the calls', check: isText('') },
  { prints: 'an answer', check: isJson(chatPlanResponseSchema, { mode: 'question' }) },
  { prints: 'a stream', check: isStream('run', 1, 'chat_response') },
  { prints: 'the rest of it', check: isStream('run', 4, 'chat_response') },
  { prints: 'a run', check: isJson(runViewSchema, { status: 'succeeded', kind: 'plan' }) },
  { prints: 'that it had ended', check: hadEnded },
  { prints: 'a session', check: isJson(planSessionViewSchema, { plans: [{ revision: 1 }] }) },
  { prints: 'a conversion', check: isJson(convertToBuildResponseSchema, { status: 'queued' }) },
  { prints: 'the stream of a build', check: isStream('run', 1, 'build') },
  { prints: 'a build', check: isJson(buildViewSchema, { status: 'succeeded' }) },
  { prints: 'that it had ended', check: hadEnded },
  { prints: 'a page', check: isJson(timelineItemsSchema, { hasMore: false }) },
  { prints: 'a balance', check: isJson(balanceSchema, {}) },
] satisfies { prints: string; check: (text: string) => void }[];

/** Not every bare machine has them; `npm test` installs them where it may. */
const hasPrograms = ['bash', 'curl', 'openssl'].every(
  (name) => spawnSync(name, ['--help'], { stdio: 'ignore' }).error === undefined,
);

const separator = '=== the next example ===';

describe.runIf(hasPrograms)('the examples of docs/api.md', () => {
  let world: SignedWorld;
  let outputs: string[];

  beforeAll(async () => {
    world = await createSignedWorld();
    const page = await readPage();
    const scripts = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => text);
    const script = ['set -euo pipefail', ...scripts].join(`\nprintf '\\n%s\\n' '${separator}'\n`);
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      maxBuffer: 10_000_000,
      env: {
        PATH: process.env.PATH,
        ORIGIN: world.origin,
        KEY_ID: world.key.keyId,
        SECRET: world.key.secret,
        ACTOR: world.people.ada,
        PROJECT: world.projectId,
      },
    });
    outputs = stdout.split(separator).slice(1);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('are as many as are known here', () => {
    expect(outputs).toHaveLength(examples.length);
  });

  it.each(examples.map((example, at) => ({ ...example, at })))(
    'print $prints when example $at is run as it is written',
    ({ check, at }) => check(outputs[at]?.trim() ?? 'nothing was printed'),
  );
});

describe('docs/api.md', () => {
  let page: string;
  beforeAll(async () => {
    page = await readPage();
  });

  it.each(routes)('calls $method $path', ({ method, path }) => {
    const address = path.replace(/:\w+/g, '\\$[A-Z_]+');
    expect(page).toMatch(new RegExp(`call ${method} "?/v1${address}"? `));
  });

  it('names every code that a route refuses with, and none that is not one', () => {
    const refusals = page.slice(page.indexOf('## Refusals'));
    const named = new Set(refusals.match(/`[A-Z]+(?:_[A-Z]+)+`|`INTERNAL`|`FORBIDDEN`/g));
    const codes = routes.flatMap((route) => [...refusalsOf(route).values()].flat());
    expect(codes.filter((code) => !named.has(`\`${code}\``))).toEqual([]);
    const known: readonly string[] = errorCodes;
    expect([...named].filter((name) => !known.includes(name.slice(1, -1)))).toEqual([]);
  });
});

const readPage = () => readFile(new URL('../../../../../docs/api.md', import.meta.url), 'utf8');

function isText(expected: string) {
  return (text: string) => expect(text).toBe(expected);
}

function isJson(schema: { parse(value: unknown): unknown }, part: object) {
  return (text: string) => {
    const json: unknown = JSON.parse(text);
    expect(schema.parse(json)).toEqual(json);
    expect(json).toMatchObject(part);
  };
}

function isStream(first: string, seq: number, last: string) {
  return (text: string) => {
    const names = text.match(/^event: .*$/gm)?.map((line) => line.slice('event: '.length));
    expect(names?.at(0)).toBe(first);
    expect(names?.at(-1)).toBe(last);
    const ids = text.match(/^id: \d+$/gm)?.map((line) => Number(line.slice('id: '.length))) ?? [];
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual(ids.map((_, at) => seq + at));
  };
}

function hadEnded(text: string): void {
  expect(text).toMatch(/ \(it had ended\)$/);
  const json = JSON.parse(text.replace(' (it had ended)', ''));
  expect(refusalSchema.parse(json).error).toBe('RUN_NOT_ACTIVE');
}
