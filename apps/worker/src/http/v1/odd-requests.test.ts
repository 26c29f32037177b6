import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { refusalSchema } from '@planline/contracts/refusal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignedWorld, type SignedWorld } from './testing/signed-world';

interface RawAnswer {
  status: number;
  requestId: string | string[] | undefined;
  body: string;
}

/** As it stands on the wire: fetch would put most of this right. */
async function send(
  origin: string,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers }, async (response) =>
      resolve({
        status: response.statusCode ?? 0,
        requestId: response.headers['x-request-id'],
        body: await text(response),
      }),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

interface RawRequest {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string;
}

describe('a request to /v1 that is odd', () => {
  let world: SignedWorld;
  let sessionId: string;
  beforeAll(async () => {
    world = await createSignedWorld();
    const { json } = await world.send(world.ask('Add a page for events'));
    sessionId = json.sessionId ?? '';
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const signed = (path: string, method: 'GET' | 'POST' = 'GET', body?: unknown) => {
    const { init } = world.prepare({ method, path, ...(body === undefined ? {} : { body }) });
    return { method, path, headers: init.headers, ...(init.body ? { body: init.body } : {}) };
  };

  const odd: [string, number, () => RawRequest][] = [
    ['an address that cannot be decoded', 404, () => signed('/v1/run/%zz')],
    ['a method that there is not', 401, () => ({ method: 'PUT', path: '/v1/chat-plan' })],
    ['HEAD', 401, () => ({ method: 'HEAD', path: '/v1/balance' })],
    ['an id of 3,000 characters', 404, () => signed(`/v1/run/${'x'.repeat(3_000)}?projectId=p`)],
    ['the same parameter twice', 400, () => signed('/v1/balance?projectId=a&projectId=b')],
    ['a parameter that there is not', 400, () => signed('/v1/balance?projectId=a&more=1')],
    [
      'two signatures',
      401,
      () => {
        const { headers, ...rest } = signed('/v1/balance?projectId=a');
        const one = headers['x-hmac-signature'] ?? '';
        return { ...rest, headers: { ...headers, 'x-hmac-signature': [one, one] } };
      },
    ],
    [
      'a type of content that is none',
      400,
      () => ({
        ...signed('/v1/chat-plan', 'POST', {}),
        headers: { 'content-type': 'nothing at all; =' },
      }),
    ],
    ['a body that is no object', 400, () => signed('/v1/chat-plan', 'POST', [1, 2])],
    ['no body', 400, () => signed('/v1/chat-plan', 'POST')],
    [
      'a plan of 100,000 levels',
      422,
      () => {
        const { prepare, people, projectId } = world;
        const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
        const call = { userId: people.ada, projectId, sessionId, planData: '<deep>' };
        const body = JSON.stringify(call).replace('"<deep>"', deep);
        const path = '/v1/chat-plan/convert-to-build';
        const { init } = prepare({ method: 'POST', path, text: body });
        return { method: 'POST', path, headers: init.headers, body };
      },
    ],
  ];
  it.each(odd)(
    'is refused in words and not with a fault of ours: %s',
    async (name, status, make) => {
      const answer = await send(world.origin, make());
      expect(answer.status).toBe(status);
      expect(answer.requestId).toMatch(/^[0-9a-f-]{36}$/);
      if (name !== 'HEAD') refusalSchema.strict().parse(JSON.parse(answer.body));
    },
  );
});
