import { planContentSchema } from '@planline/contracts/plan';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { runs } from '@planline/db/schema/runs';
import { and, eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { createApiKey, type SecretVault } from '../../api-key';
import type { ProjectWorld } from './project-world';

/** Everything by which a procedure names an object of a tenant. */
export interface TenantIds {
  projectId: string;
  runId: string;
  planId: string;
  buildId: string;
  versionId: string;
  messageId: string;
  invitationId: string;
  keyId: string;
  /** Of a member who is not the owner. */
  userId: string;
}

export const planContent = planContentSchema.parse({
  contractVersion: '1.0',
  kind: 'feature',
  title: 'A page',
  summary: 'A page.',
  steps: [
    {
      id: 'step-1',
      title: 'A page',
      description: 'A page.',
      files: [],
      effort: 'low',
      included: true,
    },
  ],
  dependencies: [],
  risks: [],
});

/** A project with one of everything: an owner, a member, and somebody who was a member once. */
export async function addTenant(
  world: ProjectWorld,
  vault: SecretVault,
  people: { owner: string; member: string; former: string },
): Promise<TenantIds> {
  const { db } = world.database;
  const projectId = await world.insertProject({
    [people.owner]: 'owner',
    [people.member]: 'member',
  });
  const [owner, member, former] = await Promise.all([
    world.as(people.owner),
    world.as(people.member),
    world.as(people.former),
  ]);
  const membership = { projectId, userId: former.actor.userId, role: 'member' as const };
  await db.insert(projectMembers).values(membership);
  await db
    .delete(projectMembers)
    .where(
      and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, membership.userId)),
    );
  const of = { projectId, userId: owner.actor.userId };
  const ids = {
    runId: ulid(),
    planId: ulid(),
    buildId: ulid(),
    versionId: ulid(),
    messageId: ulid(),
    invitationId: ulid(),
  };
  const sessionId = ulid();
  await db.insert(projectChatPlanSessions).values({ ...of, sessionId });
  await db.insert(runs).values({
    ...of,
    id: ids.runId,
    messageId: ulid(),
    kind: 'plan',
    status: 'failed',
    finishedAt: new Date(),
  });
  await db.insert(plans).values({
    id: ids.planId,
    projectId,
    sessionId,
    messageId: ulid(),
    kind: 'feature',
  });
  await db.insert(planRevisions).values({
    planId: ids.planId,
    revision: 1,
    digest: 'a'.repeat(64),
    content: planContent,
    author: 'engine',
  });
  const buildRunId = ulid();
  await db
    .insert(projectBuildMetrics)
    .values({ ...of, buildId: ids.buildId, status: 'failed', runId: buildRunId });
  await db.insert(runs).values({
    ...of,
    id: buildRunId,
    messageId: ulid(),
    kind: 'build',
    buildId: ids.buildId,
    status: 'failed',
    finishedAt: new Date(),
  });
  await db.insert(projectVersions).values({
    projectId,
    versionId: ids.versionId,
    number: 1,
    commitSha: 'a'.repeat(40),
    status: 'imported',
    outcome: 'imported',
  });
  await db.insert(queuedMessages).values({ ...of, messageId: ids.messageId, text: 'later' });
  await db.insert(projectInvitations).values({
    id: ids.invitationId,
    projectId,
    tokenHash: ulid(),
    createdBy: owner.actor.userId,
    expiresAt: new Date(Date.now() + 60_000),
  });
  const key = await createApiKey({ ...owner, vault }, { projectIds: [projectId], name: 'A key' });
  return { ...ids, projectId, keyId: key.keyId, userId: member.actor.userId };
}
