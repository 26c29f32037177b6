import { projectInvitations } from '@planline/db/schema/project-invitations';
import { projectMembers } from '@planline/db/schema/project-members';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from './accept-invitation';
import { getInvitation } from './get-invitation';
import { inviteMember } from './invite-member';
import { listMembers } from './list-members';
import { revokeInvitation } from './revoke-invitation';
import { createProjectWorld, type ProjectWorld } from './testing/project-world';

const weekMs = 7 * 24 * 60 * 60 * 1_000;
const invalid = { code: 'INVITATION_INVALID' };

describe('invitations', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const invite = async (more: { email?: string; role?: 'owner' | 'member' } = {}) => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
    const invitation = await inviteMember(await world.as('ada'), {
      projectId,
      role: 'member',
      ...more,
    });
    return { projectId, ...invitation };
  };

  it('are made by owners; the token is shown once and kept as a hash', async () => {
    const { projectId, token, invitationId } = await invite();
    const member = await world.as('ben');
    await expect(inviteMember(member, { projectId, role: 'member' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const rows = await world.deps.db
      .select()
      .from(projectInvitations)
      .where(eq(projectInvitations.id, invitationId));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('are listed to owners and not to members', async () => {
    const { projectId } = await invite();
    expect((await listMembers(await world.as('ada'), projectId)).invitations).toHaveLength(1);
    expect((await listMembers(await world.as('ben'), projectId)).invitations).toEqual([]);
  });

  it('say to whoever holds the token what they lead to', async () => {
    const { token } = await invite({ role: 'owner' });
    expect(await getInvitation(world.deps, token)).toEqual({
      projectName: 'Bakery',
      role: 'owner',
      invitedBy: 'ada',
      email: null,
    });
    await expect(getInvitation(world.deps, 'guess')).rejects.toMatchObject(invalid);
  });

  it('are accepted once; the same person again gets the same project', async () => {
    const { projectId, token } = await invite();
    const [cem, dan] = [await world.as('cem'), await world.as('dan')];
    const first = await acceptInvitation(cem, token);
    const again = await acceptInvitation(cem, token);
    expect([first.projectId, again.projectId]).toEqual([projectId, projectId]);
    expect(first.role).toBe('member');
    await expect(acceptInvitation(dan, token)).rejects.toMatchObject(invalid);
  });

  it('let one person in when ten press at the same moment', async () => {
    const { projectId, token } = await invite();
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, index) => world.as(`racer-${index}`)),
    );
    const results = await Promise.allSettled(people.map((ctx) => acceptInvitation(ctx, token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const members = await world.deps.db
      .select()
      .from(projectMembers)
      .where(eq(projectMembers.projectId, projectId));
    expect(members).toHaveLength(3);
  });

  it('to an address are for that address alone', async () => {
    const { projectId, token } = await invite({ email: 'Fay@Example.com' });
    await expect(acceptInvitation(await world.as('gil'), token)).rejects.toMatchObject(invalid);
    expect((await acceptInvitation(await world.as('fay'), token)).projectId).toBe(projectId);
  });

  it('leave a member the role that he has', async () => {
    const { token } = await invite({ role: 'member' });
    expect((await acceptInvitation(await world.as('ada'), token)).role).toBe('owner');
  });

  it('end after seven days and when they are revoked, once and for all', async () => {
    const revoked = await invite();
    const ada = await world.as('ada');
    await expect(revokeInvitation(await world.as('ben'), revoked)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await revokeInvitation(ada, revoked);
    await revokeInvitation(ada, revoked);
    await expect(acceptInvitation(await world.as('hal'), revoked.token)).rejects.toMatchObject(
      invalid,
    );
    const old = await invite();
    world.pass(weekMs + 1);
    await expect(acceptInvitation(await world.as('hal'), old.token)).rejects.toMatchObject(invalid);
  });

  it('cannot be revoked from another project', async () => {
    const mine = await invite();
    const other = await invite();
    await revokeInvitation(await world.as('ada'), {
      projectId: other.projectId,
      invitationId: mine.invitationId,
    });
    expect((await acceptInvitation(await world.as('ivy'), mine.token)).projectId).toBe(
      mine.projectId,
    );
  });
});
