import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProjectFromIdea } from './create-project-from-idea';
import { createProjectWorld, type ProjectWorld } from './testing/project-world';

describe('createProjectFromIdea', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('begins with the idea, the greeting and a queued build, in this order', async () => {
    const idea = 'متجر صغير للعسل من مزرعتنا';
    const project = await createProjectFromIdea(await world.as('lina'), { idea, locale: 'ar-EG' });
    expect(project).toMatchObject({ origin: 'idea', role: 'owner', name: idea, status: 'ready' });
    const rows = await world.deps.db
      .select()
      .from(projectChatLogMinimal)
      .where(eq(projectChatLogMinimal.projectId, project.projectId))
      .orderBy(projectChatLogMinimal.projectSeq);
    expect(rows).toMatchObject([
      {
        messageType: 'user',
        mode: 'build',
        chatMode: 'initial',
        messageText: idea,
        locale: 'ar-EG',
      },
      { messageType: 'assistant', responseData: { template: 'initial_build_greeting' } },
    ]);
    const queued = and(eq(runs.projectId, project.projectId), eq(runs.status, 'queued'));
    expect(await world.deps.db.$count(runs, queued)).toBe(1);
  });

  it('leaves nothing of a project whose language nobody speaks', async () => {
    const ctx = await world.as('lina');
    const before = await world.deps.db.$count(projects);
    await expect(
      createProjectFromIdea(ctx, { idea: 'a shop', locale: 'tlh' }),
    ).rejects.toMatchObject({ code: 'LOCALE_UNSUPPORTED', details: { locale: 'tlh' } });
    expect(await world.deps.db.$count(projects)).toBe(before);
  });

  it('cuts a long first line between words for a name', async () => {
    const idea = `${'bread '.repeat(30)}\nand more`;
    const project = await createProjectFromIdea(await world.as('lina'), { idea, locale: 'en' });
    expect(project.name).toMatch(/^(bread )+bread…$/);
    expect(project.name.length).toBeLessThanOrEqual(61);
  });
});
