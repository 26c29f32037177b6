import { projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectMembers } from '@planline/db/schema/project-members';
import { findOwner } from '@planline/services/account';
import { removeMember } from '@planline/services/project';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvents, type ServerSentEvent } from './testing/read-events';
import { createWebWorld, type WebWorld } from './testing/web-world';

describe('subscriptions', () => {
  let world: WebWorld;
  let cookie: string;
  let projectId: string;
  let userId: string;
  beforeEach(async () => {
    world = await createWebWorld();
    cookie = await world.signInAsOwner();
    projectId = await world.world.insertProject({ stranger: 'owner' });
    userId = (await findOwner(world.world.deps.db))?.userId ?? '';
    await world.world.deps.db.insert(projectMembers).values({ projectId, userId, role: 'member' });
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const open = (headers: Record<string, string> = {}, signal?: AbortSignal) => {
    const input = encodeURIComponent(JSON.stringify({ projectId }));
    return fetch(`${world.address}/api/trpc/timeline.onEvent?input=${input}`, {
      headers: { accept: 'text/event-stream', cookie, ...headers },
      ...(signal ? { signal } : {}),
    });
  };
  const say = (messageText: string) =>
    world.world.deps.db.insert(projectChatLogMinimal).values({
      projectId,
      userId,
      mode: 'plan',
      messageType: 'user',
      messageText,
      messageId: ulid(),
    });
  const until = async (
    events: AsyncGenerator<ServerSentEvent>,
    isLast: (event: ServerSentEvent) => boolean,
  ): Promise<ServerSentEvent[]> => {
    const seen: ServerSentEvent[] = [];
    while (true) {
      const next = await events.next();
      if (next.done) return seen;
      seen.push(next.value);
      if (isLast(next.value)) return seen;
    }
  };
  const says = (text: string) => (event: ServerSentEvent) => event.data.includes(`"${text}"`);

  it('begin with the state and go on with what happens, each with a position', async () => {
    const leave = new AbortController();
    const answer = await open({}, leave.signal);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const events = readEvents(answer);
    const [state] = await until(events, (event) => event.data.includes('"type":"state"'));
    expect(state).toBeDefined();
    await say('hello');
    const seen = await until(events, says('hello'));
    expect(seen.at(-1)?.id).toBeTruthy();
    leave.abort();
  });

  it('go on after the last position, without a loss or a repetition', async () => {
    const leave = new AbortController();
    const first = readEvents(await open({}, leave.signal));
    await until(first, (event) => event.data.includes('"type":"state"'));
    await say('one');
    const lastId = (await until(first, says('one'))).at(-1)?.id ?? '';
    leave.abort();
    await say('two');
    await say('three');
    const again = new AbortController();
    const seen = await until(
      readEvents(await open({ 'last-event-id': lastId }, again.signal)),
      says('three'),
    );
    const texts = ['one', 'two', 'three'].filter((text) => seen.some(says(text)));
    expect(texts).toEqual(['two', 'three']);
    again.abort();
  });

  it('refuse a stranger with the same code as a missing project, before anything is sent', async () => {
    const input = encodeURIComponent('{"projectId":"missing"}');
    const answer = await fetch(`${world.address}/api/trpc/timeline.onEvent?input=${input}`, {
      headers: { accept: 'text/event-stream', cookie },
    });
    const events = await until(readEvents(answer), (event) => event.event === 'serialized-error');
    expect(JSON.parse(events.at(-1)?.data ?? '{}').data.planline).toEqual({
      code: 'PROJECT_NOT_FOUND',
      details: {},
    });
  });

  it.each([
    ['a silent', false],
    ['a busy', true],
  ])('of %s project end soon after a removal', async (_, isBusy) => {
    const events = readEvents(await open());
    await until(events, (event) => event.data.includes('"type":"state"'));
    await removeMember(await world.world.as('stranger'), {
      projectId: projectIdSchema.parse(projectId),
      userId: userIdSchema.parse(userId),
    });
    const ending = until(events, () => false);
    const talking = (async () => {
      for (let index = 0; isBusy && index < 30; index += 1) {
        await say(`word ${index}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    const seen = await ending;
    await talking;
    expect(seen.at(-1)?.data).toContain('PROJECT_NOT_FOUND');
  });

  it('are counted while they are open', async () => {
    const count = async () => (await world.web.metrics.streams.get()).values[0]?.value ?? 0;
    const leave = new AbortController();
    const events = readEvents(await open({}, leave.signal));
    await events.next();
    expect(await count()).toBe(1);
    leave.abort();
    await expect.poll(count).toBe(0);
  });

  it('end with a hint to come back when the process stops, and the stop takes under five seconds', async () => {
    const events = readEvents(await open());
    await until(events, (event) => event.data.includes('"type":"state"'));
    const startedAt = Date.now();
    const closed = world.close();
    const rest = await until(events, () => false);
    expect(rest.some((event) => event.data.includes('"type":"reconnect"'))).toBe(true);
    expect(await closed).toBe(true);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    await expect(fetch(`${world.address}/healthz`)).rejects.toThrow();
  });
});
