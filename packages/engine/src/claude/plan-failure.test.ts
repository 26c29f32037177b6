import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PlanEvent } from '@planline/contracts/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cannedAnswer } from '../testing/canned-answers';
import { createClaudeTestBench } from '../testing/claude-test-bench';
import { collectEvents, eventOf, lastAttemptText } from '../testing/collect-events';
import { livingProcessesWith } from '../testing/living-processes';
import {
  message,
  overloaded,
  rateLimited,
  structured,
  text,
  tool,
  unauthorised,
} from '../testing/scripted-reply';

const never = new AbortController().signal;
const answer = cannedAnswer('question', 'en');

describe('plan when the API fails', () => {
  it('gives up at once when the key is refused', async () => {
    await using bench = await createClaudeTestBench(() => unauthorised);
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', details: { reason: 'authentication' } });
    // The first retry is announced, and not waited for.
    expect(bench.api.requests.length).toBeLessThanOrEqual(2);
    expect(livingProcessesWith(bench.folder)).toEqual([]);
    expect(bench.leftovers()).toEqual([]);
  });

  it('says so when a login directory holds no login', async () => {
    const empty = mkdtempSync(path.join(os.tmpdir(), 'pl-'));
    await using bench = await createClaudeTestBench([structured(answer)], {
      credentials: { kind: 'login-directory', path: empty },
    });
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', details: { reason: 'authentication' } });
    expect(bench.api.requests).toHaveLength(0);
    rmSync(empty, { recursive: true, force: true });
  });

  it.each([
    ['a rate limit', rateLimited, 'ENGINE_UNAVAILABLE', 'rate-limit'],
    ['an overload', overloaded, 'ENGINE_UNAVAILABLE', 'overloaded'],
    [
      'a refused request',
      { type: 'error' as const, status: 400, errorType: 'invalid_request_error' },
      'ENGINE_FAILED',
      'invalid-request',
    ],
    [
      'an unknown model',
      { type: 'error' as const, status: 404, errorType: 'not_found_error' },
      'ENGINE_UNAVAILABLE',
      'model-not-found',
    ],
    [
      'an error of the server',
      { type: 'error' as const, status: 500, errorType: 'api_error' },
      'ENGINE_FAILED',
      'server-error',
    ],
  ])('names %s', async (_, reply, code, reason) => {
    await using bench = await createClaudeTestBench(() => reply);
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code, details: { reason } });
  });

  it.each([
    ['before the first byte', { type: 'hang' as const }],
    ['in mid-stream', structured(answer, { broken: { how: 'stalled', afterPieces: 3 } })],
  ])('is stalled when nothing comes %s', async (_, reply) => {
    await using bench = await createClaudeTestBench(() => reply, {
      timeouts: { silenceMs: 2_500 },
    });
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_STALLED' });
    expect(livingProcessesWith(bench.folder)).toEqual([]);
  });

  it('does not call a slow reader a stalled CLI', async () => {
    await using bench = await createClaudeTestBench(
      [structured(cannedAnswer('feature', 'en'), { pieceLength: 1 })],
      { timeouts: { silenceMs: 6_000 } },
    );
    let finished = 0;
    let waited = false;
    for await (const event of bench.engine.plan(bench.planRequest(), never)) {
      if (event.type === 'answer-delta' && !waited) {
        waited = true;
        await new Promise((resolve) => setTimeout(resolve, 6_500));
      }
      if (event.type === 'finish') finished += 1;
    }
    expect(finished).toBe(1);
  });

  it.each(['garbage', 'error-event'] as const)(
    'keeps what came before %s and calls it truncated',
    async (how) => {
      const whole = JSON.stringify(answer);
      await using bench = await createClaudeTestBench(() =>
        message([text(whole)], { pieceLength: 10, broken: { how, afterPieces: 8 } }),
      );
      const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
      const finish = eventOf(events, 'finish');
      expect(finish).toMatchObject({ truncated: true, source: 'repaired' });
      expect(finish.answer).toMatchObject({
        intent: 'question',
        response: { answer: whole.slice(0, 80).split('"answer":"')[1] },
      });
      expect(JSON.parse(lastAttemptText(events))).toEqual(finish.answer);
    },
  );

  it('keeps half of a structured answer whose stream broke', async () => {
    await using bench = await createClaudeTestBench(() =>
      structured(answer, { pieceLength: 10, broken: { how: 'garbage', afterPieces: 8 } }),
    );
    const events: PlanEvent[] = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    expect(eventOf(events, 'finish')).toMatchObject({ truncated: true, source: 'repaired' });
  });

  it('takes the whole answer when the CLI fetches it again after a broken stream', async () => {
    await using bench = await createClaudeTestBench((_, index) =>
      structured(answer, index === 0 ? { broken: { how: 'garbage', afterPieces: 3 } } : {}),
    );
    const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    expect(eventOf(events, 'finish')).toMatchObject({ truncated: false, answer });
    expect(JSON.parse(lastAttemptText(events))).toEqual(answer);
  });

  it('reads an answer that the CLI refused by its schema', async () => {
    const loose = {
      intent: 'question',
      response: { answer: 'Here.', references: [{ file: 'a.ts', line: '12' }] },
    };
    await using bench = await createClaudeTestBench(() => structured(loose));
    const finish = eventOf(
      await collectEvents(bench.engine.plan(bench.planRequest(), never)),
      'finish',
    );
    expect(finish.answer).toEqual({
      intent: 'question',
      response: { answer: 'Here.', references: [{ file: 'a.ts', line: 12, snippet: '' }] },
    });
  });

  it('fails when the model says nothing', async () => {
    await using bench = await createClaudeTestBench(() => message([text(' ')]));
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_FAILED', details: { reason: 'no-answer' } });
  });
});

describe('plan when it is cancelled', () => {
  it('throws the reason of the signal and leaves no process', async () => {
    const reason = new Error('the reader cancelled');
    const abort = new AbortController();
    await using bench = await createClaudeTestBench([structured(answer, { pieceDelayMs: 200 })]);
    const run = async () => {
      for await (const event of bench.engine.plan(bench.planRequest(), abort.signal)) {
        if (event.type === 'answer-delta') abort.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    expect(livingProcessesWith(bench.folder)).toEqual([]);
    expect(bench.leftovers()).toEqual([]);
  });

  it('starts nothing when it was cancelled before', async () => {
    await using bench = await createClaudeTestBench([structured(answer)]);
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(collectEvents(bench.engine.plan(bench.planRequest(), signal))).rejects.toThrow(
      'too late',
    );
    expect(bench.api.requests).toHaveLength(0);
  });

  it('ends the CLI when its reader goes away', async () => {
    await using bench = await createClaudeTestBench([structured(answer, { pieceDelayMs: 200 })]);
    for await (const event of bench.engine.plan(bench.planRequest(), never)) {
      if (event.type === 'answer-delta') break;
    }
    expect(livingProcessesWith(bench.folder)).toEqual([]);
  });

  it('can resume the session of a run that was cancelled', async () => {
    const abort = new AbortController();
    await using bench = await createClaudeTestBench([
      message([tool('Read', { file_path: 'src/app.ts' })]),
      structured(answer, { pieceDelayMs: 200 }),
      structured(answer),
    ]);
    let aiSessionId: string | null = null;
    const run = async () => {
      for await (const event of bench.engine.plan(bench.planRequest(), abort.signal)) {
        if (event.type === 'engine-start') aiSessionId = event.aiSessionId;
        if (event.type === 'answer-delta') abort.abort(new Error('cancelled'));
      }
    };
    await expect(run()).rejects.toThrow('cancelled');
    const request = bench.planRequest({ aiSessionId });
    const finish = eventOf(await collectEvents(bench.engine.plan(request, never)), 'finish');
    expect(finish).toMatchObject({ aiSessionId, answer });
  });
});

describe('plan when the CLI is not what it should be', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'pl-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fakeCli = (script: string) => {
    const file = path.join(folder, 'claude');
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  };
  const init = (changes: object) =>
    JSON.stringify({
      session_id: '5f3c1f0e-7f43-4a5e-9a52-0d6a8b0f9b11',
      tools: ['Glob', 'Grep', 'Read'],
      mcp_servers: [],
      permissionMode: 'plan',
      subtype: 'init',
      type: 'system',
      ...changes,
    });

  it.each([
    ['a tool too many', { tools: ['Bash', 'Glob', 'Grep', 'Read'] }],
    ['an MCP server', { mcp_servers: [{ name: 'evil', status: 'connected' }] }],
    ['another mode', { permissionMode: 'bypassPermissions' }],
  ])('stops a CLI that offers %s', async (_, changes) => {
    const cliPath = fakeCli(`cat > /dev/null; echo '${init(changes)}'; exec sleep 60`);
    await using bench = await createClaudeTestBench([], { cliPath });
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_FAILED', details: { reason: 'unsafe-tools' } });
    expect(livingProcessesWith(bench.folder)).toEqual([]);
  });

  it('kills a CLI that does not listen, and what it started', async () => {
    const cliPath = fakeCli(`trap '' TERM; sleep 60 & while :; do sleep 1; done`);
    await using bench = await createClaudeTestBench([], {
      cliPath,
      timeouts: { silenceMs: 300, terminateMs: 300 },
    });
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_STALLED' });
    expect(livingProcessesWith(bench.folder)).toEqual([]);
  });

  it('says so when the CLI is gone', async () => {
    await using bench = await createClaudeTestBench([], { cliPath: path.join(folder, 'claude') });
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', details: { reason: 'cli-missing' } });
  });

  it('says so when the CLI ends without a result', async () => {
    const cliPath = fakeCli(`cat > /dev/null; echo 'not json'; echo '${init({})}'; exit 3`);
    await using bench = await createClaudeTestBench([], { cliPath });
    await expect(
      collectEvents(bench.engine.plan(bench.planRequest(), never)),
    ).rejects.toMatchObject({ code: 'ENGINE_FAILED', details: { reason: 'crashed' } });
  });
});
