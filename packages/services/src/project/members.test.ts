import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMembers } from './list-members';
import { removeMember } from './remove-member';
import { setMemberRole } from './set-member-role';
import { createProjectWorld, type ProjectWorld } from './testing/project-world';

describe('members', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const rolesOf = async (projectId: string) => {
    const rows = await world.deps.db
      .select()
      .from(projectMembers)
      .where(eq(projectMembers.projectId, projectId));
    return rows.map(({ role }) => role).sort();
  };

  it('are listed for members, by the time they joined', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
    const { members } = await listMembers(await world.as('ben'), projectId);
    expect(members.map(({ name, role }) => [name, role]).sort()).toEqual([
      ['ada', 'owner'],
      ['ben', 'member'],
    ]);
  });

  it('change roles by the hand of an owner alone', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
    const [ada, ben, eve] = [await world.as('ada'), await world.as('ben'), await world.as('eve')];
    const promotion = { projectId, userId: ben.actor.userId, role: 'owner' as const };
    await expect(setMemberRole(ben, promotion)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(setMemberRole(eve, promotion)).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
    await setMemberRole(ada, promotion);
    expect(await rolesOf(projectId)).toEqual(['owner', 'owner']);
    const nobody = { ...promotion, userId: eve.actor.userId };
    await expect(setMemberRole(ada, nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keep one owner, even when two owners leave at the same moment', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'owner', cem: 'member' });
    const people = [await world.as('ada'), await world.as('ben')];
    const results = await Promise.allSettled(
      people.map((person) => removeMember(person, { projectId, userId: person.actor.userId })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'LAST_OWNER' },
    });
    expect(await rolesOf(projectId)).toEqual(['member', 'owner']);
  });

  it('refuse to demote the last owner', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    const ada = await world.as('ada');
    const demotion = { projectId, userId: ada.actor.userId, role: 'member' as const };
    await expect(setMemberRole(ada, demotion)).rejects.toMatchObject({ code: 'LAST_OWNER' });
    expect(await rolesOf(projectId)).toEqual(['owner']);
  });

  it('hand the project over when its first owner leaves', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'owner' });
    const [ada, ben] = [await world.as('ada'), await world.as('ben')];
    await removeMember(ada, { projectId, userId: ada.actor.userId });
    const [row] = await world.deps.db.select().from(projects).where(eq(projects.id, projectId));
    expect(row?.ownerId).toBe(ben.actor.userId);
  });

  it('leave by themselves, are removed by owners, and removing twice is once', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'member', cem: 'member' });
    const [ada, ben, cem] = [await world.as('ada'), await world.as('ben'), await world.as('cem')];
    const removal = { projectId, userId: cem.actor.userId };
    await expect(removeMember(ben, removal)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await removeMember(ada, removal);
    await removeMember(ada, removal);
    await removeMember(ben, { projectId, userId: ben.actor.userId });
    const left = await world.deps.db
      .select()
      .from(projectMembers)
      .where(and(eq(projectMembers.projectId, projectId)));
    expect(left.map(({ userId }) => userId)).toEqual([ada.actor.userId]);
  });
});
