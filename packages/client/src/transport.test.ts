import { afterEach, describe, expect, it } from 'vitest';
import { createPlanlineClient } from './create-client';
import {
  hangUp,
  json,
  page,
  refusal,
  type Step,
  startScriptedServer,
} from './testing/scripted-server';

const balance = { bonusSeconds: 60, paidSeconds: 0, heldSeconds: 0, availableSeconds: 60 };
const conversion = {
  projectId: 'project-1',
  sessionId: '01JD0000000000000000000000',
  planData: {},
};
const queued = { buildId: '01JD0000000000000000000001', status: 'queued' };

describe('a request that does not succeed at once', () => {
  let server: Awaited<ReturnType<typeof startScriptedServer>> | undefined;
  let waits: number[] = [];
  afterEach(() => server?.[Symbol.asyncDispose]());

  async function clientFor(steps: Step[], maxAttempts?: number) {
    server = await startScriptedServer(steps);
    waits = [];
    const { origin, seen } = server;
    const client = createPlanlineClient({
      origin,
      keyId: 'key_01JD0000000000000000000000',
      secret: 'planline-example-secret-32-bytes',
      actorUserId: 'user-1',
      wait: async (ms) => void waits.push(ms),
      ...(maxAttempts && { maxAttempts }),
    });
    return { client, seen };
  }

  it('is repeated with the same Idempotency-Key and body, and a signature of its own', async () => {
    const { client, seen } = await clientFor([
      hangUp,
      page(502),
      json(503, refusal('ENGINE_UNAVAILABLE', { reason: 'starting' })),
      json(409, refusal('REQUEST_IN_PROGRESS', { runId: '01JD0000000000000000000002' })),
      json(200, queued),
    ]);
    expect(await client.convertToBuild(conversion)).toEqual(queued);
    expect(seen).toHaveLength(5);
    const oneOf = (name: string) => new Set(seen.map(({ headers }) => headers[name]));
    expect(oneOf('idempotency-key').size).toBe(1);
    expect([...oneOf('idempotency-key')][0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    expect(oneOf('x-hmac-signature').size).toBe(5);
    expect(waits).toHaveLength(4);
  });

  it('waits as long as Retry-After says', async () => {
    const limited = refusal('RATE_LIMITED', { scope: 'user', retryAfterSeconds: 7 });
    const { client } = await clientFor([
      json(429, limited, { 'retry-after': '7' }),
      json(200, balance),
    ]);
    expect(await client.balance({ projectId: 'project-1' })).toEqual(balance);
    expect(waits).toEqual([7_000]);
  });

  it('is not held for longer than the caller wants, and never repeated too early', async () => {
    const limited = refusal('RATE_LIMITED', { scope: 'user', retryAfterSeconds: 1_800 });
    const { client, seen } = await clientFor([
      json(429, limited, { 'retry-after': '1800', 'x-request-id': 'one' }),
    ]);
    await expect(client.balance({ projectId: 'project-1' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
      retryAfterMs: 1_800_000,
      requestId: 'one',
      details: { scope: 'user', retryAfterSeconds: 1_800 },
    });
    expect([seen.length, waits]).toEqual([1, []]);
  });

  it.each([
    [400, 'VALIDATION_FAILED'],
    [401, 'SIGNATURE_INVALID'],
    [402, 'INSUFFICIENT_BALANCE'],
    [404, 'PROJECT_NOT_FOUND'],
    [409, 'BUILD_IN_PROGRESS'],
    [422, 'IDEMPOTENCY_MISMATCH'],
  ])('is not repeated after %i %s', async (status, code) => {
    const { client, seen } = await clientFor([json(status, refusal(code))]);
    await expect(client.convertToBuild(conversion)).rejects.toMatchObject({ status, code });
    expect(seen).toHaveLength(1);
  });

  it('is given up after as many attempts as were asked for', async () => {
    const { client, seen } = await clientFor([page(502), page(502), page(502)], 3);
    await expect(client.balance({ projectId: 'project-1' })).rejects.toMatchObject({
      status: 502,
      code: 'INTERNAL',
      message: 'INTERNAL: HTTP 502',
    });
    expect(seen).toHaveLength(3);
    await server?.[Symbol.asyncDispose]();
    const { client: other } = await clientFor([hangUp, hangUp], 2);
    await expect(other.balance({ projectId: 'project-1' })).rejects.toThrow('fetch failed');
  });

  it('ends at once when the caller aborts', async () => {
    const { client, seen } = await clientFor([hangUp]);
    const signal = AbortSignal.abort();
    await expect(client.balance({ projectId: 'project-1', signal })).rejects.toThrow('aborted');
    expect(seen).toHaveLength(0);
  });

  it('is an answer when it is the envelope of a run that failed', async () => {
    const envelope = {
      ...refusal('ENGINE_STALLED'),
      sessionId: '01JD0000000000000000000000',
      messageId: '01JD0000000000000000000001',
      timestamp: '2026-11-23T08:00:00.000Z',
      mode: 'general',
      metadata: {
        duration_ms: 1,
        tokens_used: 0,
        projectContext: { versionId: 'v', lastModified: '2026-11-23T08:00:00.000Z' },
      },
    };
    const { client, seen } = await clientFor([json(504, envelope)]);
    expect(await client.ask({ projectId: 'project-1', message: 'Hello' })).toEqual(envelope);
    expect(seen).toHaveLength(1);
  });

  it('sends what may stand in an address as it was signed', async () => {
    const { client, seen } = await clientFor([json(200, { items: [], hasMore: false })]);
    await client.timeline({ projectId: 'a b/ü', cursor: 'x+y=&z', limit: 2, mode: 'plan' });
    expect(seen[0]?.line).toBe(
      'GET /v1/project/a%20b%2F%C3%BC/timeline?cursor=x%2By%3D%26z&limit=2&mode=plan',
    );
  });
});
