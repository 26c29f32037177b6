import { execFile } from 'node:child_process';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPlanlineClient, type PlanlineClient } from '@planline/client';
import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignedWorld, type SignedWorld } from './testing/signed-world';

const example = fileURLToPath(
  new URL('../../../../../docs/examples/ask-and-build', import.meta.url),
);

describe('@planline/client and this server', () => {
  let world: SignedWorld;
  let client: PlanlineClient;
  let projectId: string;
  beforeAll(async () => {
    world = await createSignedWorld();
    projectId = world.projectId;
    const { origin, key, people } = world;
    client = createPlanlineClient({ origin, ...key, actorUserId: people.ada });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const seqsOf = (events: readonly PublicStreamEvent[]) => events.flatMap(({ id }) => id ?? []);

  it('ask, and read what came of it', async () => {
    const input = { projectId, message: 'Where are the opening hours?', locale: 'en' };
    const idempotencyKey = ulid();
    const answer = await client.ask({ ...input, idempotencyKey });
    expect(answer).toMatchObject({ subtype: 'success', mode: 'question' });
    expect(await client.ask({ ...input, idempotencyKey })).toEqual(answer);
    const page = await client.timeline({ projectId, mode: 'plan', limit: 1 });
    expect(page.items.at(-1)?.userMessage?.text ?? '').toBe('');
    expect(page.cursor).toBeDefined();
    const before = await client.timeline({ projectId, mode: 'plan', cursor: page.cursor });
    expect(before.items.at(-1)?.userMessage?.text).toBe(input.message);
    const { sessionId } = answer;
    expect(await client.session({ sessionId })).toMatchObject({ sessionId, projectId });
    const { bonusSeconds, paidSeconds, heldSeconds, availableSeconds } = await client.balance({
      projectId,
    });
    expect(availableSeconds).toBe(bonusSeconds + paidSeconds - heldSeconds);
  });

  it('say why something is refused', async () => {
    await expect(client.ask({ projectId: 'nobodys', message: 'Hello' })).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'PROJECT_NOT_FOUND',
      status: 404,
    });
    const wrong = createPlanlineClient({
      origin: world.origin,
      keyId: world.key.keyId,
      secret: 'another secret',
      actorUserId: world.people.ada,
    });
    const followed = wrong.askAndFollow({ projectId, message: 'Hello' });
    await expect(followed.next()).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it('follow a run through a restart of the server: nothing twice, nothing lost', async () => {
    await world.restart({ PLANLINE_LOCAL_PACE_MS: '150' });
    const events: PublicStreamEvent[] = [];
    const message = 'Where are the opening hours?';
    for await (const event of client.askAndFollow({ projectId, message })) {
      events.push(event);
      if (events.length === 3) await world.restart();
    }
    const seqs = seqsOf(events);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    expect(seqs.length).toBeGreaterThan(3);
    expect(events.at(-1)).toMatchObject({ name: 'chat_response', data: { subtype: 'success' } });
    const runs = new Set(events.flatMap((one) => (one.name === 'run-event' ? one.data.runId : [])));
    expect(runs.size).toBe(1);
  });

  it('stop a run', async () => {
    await world.restart({ PLANLINE_LOCAL_PACE_MS: '300' });
    const events: PublicStreamEvent[] = [];
    for await (const event of client.askAndFollow({ projectId, message: 'Where is the menu?' })) {
      events.push(event);
      if (events.length !== 3 || event.name !== 'run-event') continue;
      const { runId } = event.data;
      expect(await client.cancelRun({ projectId, runId })).toMatchObject({ runId });
      expect(await client.run({ projectId, runId })).toMatchObject({ runId, kind: 'plan' });
    }
    expect(events.filter(({ name }) => name === 'run-event').at(-1)).toMatchObject({
      data: { body: { type: 'run-cancelled' } },
    });
    await world.restart();
  });

  it('are all that the program of docs/examples needs to ask, build and watch', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'main.ts', 'Add a page for events'],
      {
        cwd: example,
        env: {
          PATH: process.env.PATH,
          ORIGIN: world.origin,
          KEY_ID: world.key.keyId,
          SECRET: world.key.secret,
          ACTOR: world.people.ada,
          PROJECT: projectId,
        },
      },
    );
    expect(stdout).toMatch(/Answered in \d+ ms\./);
    expect(stdout).toMatch(/Build \S+ is queued\./);
    for (const phase of ['setup', 'development', 'deploy']) {
      expect(stdout).toContain(`${phase}: completed`);
    }
    expect(stdout).toContain('The build has succeeded.');
    const address = new URL(/Look at it: (\S+)/.exec(stdout)?.[1] ?? '');
    const page = await pageOf(address);
    expect(page.status).toBe(200);
    expect(page.html).toContain('<html');
  });
});

/** Not every resolver knows names below localhost: the connection goes to the address itself. */
async function pageOf({ port, host, pathname }: URL) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: pathname, headers: { host } }, resolve).on(
      'error',
      reject,
    );
  });
  return { status: response.statusCode, html: await text(response) };
}
