import { auditEntries } from '@planline/db/schema/audit-entries';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createWebWorld, type WebWorld } from './testing/web-world';

describe('the audit log of the browser’s door', () => {
  let world: WebWorld;
  let cookie: string;
  beforeAll(async () => {
    world = await createWebWorld();
    cookie = await world.signInAsOwner();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const mutate = async (procedure: string, input: unknown) => {
    const answer = await fetch(`${world.address}/api/trpc/${procedure}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: world.config.publicUrl,
        cookie,
        'user-agent': 'a browser',
      },
      body: JSON.stringify(input),
    });
    return (await answer.json()) as { result?: { data: { projectId: string } } };
  };

  it('has every change with who, from where and what it came to; and no draft, and no reading', async () => {
    const idea = 'A website for a pottery studio in Lyon, with a shop.';
    const made = await mutate('project.createFromIdea', { idea, locale: 'en' });
    const projectId = made.result?.data.projectId ?? '';
    await mutate('project.rename', { projectId, name: 'Pottery' });
    await mutate('chat.saveDraft', { projectId, text: 'half a thought' });
    await mutate('project.rename', { projectId: 'missing', name: 'Pottery' });
    await fetch(`${world.address}/api/trpc/project.list`, { headers: { cookie } });
    const from = { ipAddress: '127.0.0.1', userAgent: 'a browser', actorId: expect.any(String) };
    const entries = async () =>
      (await world.world.deps.db.select().from(auditEntries))
        .filter(({ action }) => action !== 'run.build')
        .toSorted((one, other) => one.id - other.id);
    await vi.waitFor(
      async () =>
        expect(await entries()).toMatchObject([
          { ...from, action: 'project.createFromIdea', outcome: 'ok', projectId },
          { ...from, action: 'project.rename', outcome: 'ok', projectId },
          {
            ...from,
            action: 'project.rename',
            outcome: 'PROJECT_NOT_FOUND',
            projectId: null,
            reason: 'project missing',
          },
        ]),
      { timeout: 15_000 },
    );
  });
});
