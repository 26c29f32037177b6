import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cannedAnswer } from '../testing/canned-answers';
import { createClaudeTestBench } from '../testing/claude-test-bench';
import { collectEvents, eventOf } from '../testing/collect-events';
import { structured } from '../testing/scripted-reply';
import type { ClaudeCredentials } from './claude-engine-options';

const never = new AbortController().signal;

async function headersOf(makeCredentials: (folder: string) => ClaudeCredentials) {
  const credentials: ClaudeCredentials = { kind: 'api-key', apiKey: '' };
  await using bench = await createClaudeTestBench([structured(cannedAnswer('general', 'en'))], {
    credentials,
  });
  Object.assign(credentials, makeCredentials(bench.folder));
  const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
  expect(eventOf(events, 'finish').source).toBe('structured');
  expect(JSON.stringify(events)).not.toContain('invented');
  return bench.api.requests[0]?.headers ?? {};
}

describe('the credentials of a run', () => {
  it('are an API key', async () => {
    const headers = await headersOf(() => ({ kind: 'api-key', apiKey: 'invented-key' }));
    expect(headers['x-api-key']).toBe('invented-key');
    expect(headers.authorization).toBeUndefined();
  });

  it('or a token', async () => {
    const headers = await headersOf(() => ({ kind: 'auth-token', authToken: 'invented-token' }));
    expect(headers.authorization).toBe('Bearer invented-token');
    expect(headers['x-api-key']).toBeUndefined();
  });

  it('or a login that somebody made with the CLI', async () => {
    const headers = await headersOf((folder) => {
      const login = path.join(folder, 'login');
      mkdirSync(login);
      const claudeAiOauth = {
        accessToken: 'sk-ant-oat01-invented',
        refreshToken: 'sk-ant-ort01-invented',
        expiresAt: Date.now() + 24 * 3_600_000,
        scopes: ['user:inference', 'user:profile'],
        subscriptionType: 'max',
      };
      writeFileSync(path.join(login, '.credentials.json'), JSON.stringify({ claudeAiOauth }));
      return { kind: 'login-directory', path: login };
    });
    expect(headers.authorization).toBe('Bearer sk-ant-oat01-invented');
  });
});
