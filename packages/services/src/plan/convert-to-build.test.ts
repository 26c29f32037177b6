import { DomainError } from '@planline/contracts/domain-error';
import type { PlanId, ProjectId } from '@planline/contracts/ids';
import { createDatabase } from '@planline/db/client';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendMessage } from '../chat';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { convertToBuild } from './convert-to-build';
import { getPlan } from './get-plan';
import { revisePlan } from './revise-plan';

describe('convertToBuild', () => {
  let world: ChatWorld;
  let approved: { projectId: ProjectId; planId: PlanId; revision: number; digest: string };
  beforeEach(async () => {
    world = await createChatWorld();
    approved = { projectId: world.projectId, ...(await world.makePlan()) };
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const revise = async (title: string, baseRevision = approved.revision) => {
    const { revision } = await getPlan(world.ada, approved);
    const { projectId, planId } = approved;
    const content = { ...revision.content, title };
    return revisePlan(world.ada, { projectId, planId, baseRevision, content });
  };

  it('makes a queued build that names what was approved, and asks for it in the timeline', async () => {
    const { buildId, messageId, status } = await convertToBuild(world.ada, approved);
    expect(status).toBe('queued');
    expect(await world.db.select().from(projectBuildMetrics)).toMatchObject([
      {
        buildId,
        status: 'queued',
        planId: approved.planId,
        revision: 1,
        digest: approved.digest,
        userId: world.ada.actor.userId,
      },
    ]);
    const [session] = await world.db.select().from(projectChatPlanSessions);
    expect(session).toMatchObject({ status: 'converted', convertedToBuildId: buildId });
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'build-request',
      id: messageId,
      buildId,
      planId: approved.planId,
      revision: 1,
      text: 'A page for events',
      convertedFromSessionId: session?.sessionId,
    });
    const run = (await world.runs()).at(-1);
    expect(run).toMatchObject({ kind: 'build', status: 'queued', buildId });
    expect((await world.jobs()).at(-1)).toEqual({
      name: 'execute-build-run',
      payload: { runId: run?.id },
    });
    expect((await world.entries()).at(-2)).toMatchObject({
      kind: 'answer',
      plan: { status: 'converted', convertedBuildId: buildId },
    });
  });

  it('answers a repeat and a parallel press from another connection with the same build', async () => {
    const other = createDatabase({ url: world.url, applicationName: 'second tab', max: 3 });
    const tab = { ...world.ada, db: other.db };
    const answers = await Promise.all([
      convertToBuild(world.ada, approved),
      convertToBuild(tab, approved),
      convertToBuild(world.ada, approved),
      convertToBuild(tab, approved),
    ]);
    answers.push(await convertToBuild(tab, approved));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.db.select().from(projectBuildMetrics)).toHaveLength(1);
    expect((await world.runs()).filter(({ kind }) => kind === 'build')).toHaveLength(1);
    expect((await world.entries()).filter(({ kind }) => kind === 'build-request')).toHaveLength(1);
    await other.close();
  });

  it('refuses an older revision, and builds the newest', async () => {
    const second = await revise('Events, and nothing else');
    await expect(convertToBuild(world.ada, approved)).rejects.toMatchObject({
      code: 'PLAN_REVISION_MOVED',
      details: { revision: 1, currentRevision: 2 },
    });
    const { digest } = second;
    await convertToBuild(world.ada, { ...approved, revision: 2, digest });
    const [build] = await world.db.select().from(projectBuildMetrics);
    expect(build).toMatchObject({ revision: 2, digest });
  });

  it('keeps a revision whatever characters are in it', async () => {
    const { content } = await revise('Half \ud83d and \u0000');
    expect(content.title).toBe('Half \ufffd and ');
  });

  it('refuses a digest that is not the revision’s', async () => {
    await expect(
      convertToBuild(world.ada, { ...approved, digest: '0'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'PLAN_INVALID' });
  });

  it('refuses another plan while a build is active, and messages too', async () => {
    const second = { projectId: world.projectId, ...(await world.makePlan()) };
    const { buildId } = await convertToBuild(world.ada, approved);
    const refusal = { code: 'BUILD_IN_PROGRESS', details: { buildId } };
    await expect(convertToBuild(world.ada, second)).rejects.toMatchObject(refusal);
    const message = {
      projectId: world.projectId,
      messageId: world.newMessageId(),
      text: 'May I ask?',
      locale: 'en',
    };
    await expect(sendMessage(world.ada, message)).rejects.toMatchObject(refusal);
    await world.configure({ questionsDuringBuild: true });
    expect(await sendMessage(world.ada, message)).toMatchObject({ ahead: 0 });
  });

  it('lets one of two parallel conversions of different plans win', async () => {
    const second = { projectId: world.projectId, ...(await world.makePlan()) };
    const results = await Promise.allSettled([
      convertToBuild(world.ada, approved),
      convertToBuild(world.ada, second),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(DomainError);
    expect(refused?.reason.code).toBe('BUILD_IN_PROGRESS');
  });

  it("shows nothing of another tenant's plan", async () => {
    const eve = await world.addPerson('Eve');
    const hers = await world.addProject(eve);
    await expect(convertToBuild(eve, approved)).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
    await expect(convertToBuild(eve, { ...approved, projectId: hers })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keeps every revision, tells who lost a race, and changes nothing after the conversion', async () => {
    const [one, two] = await Promise.allSettled([revise('One'), revise('Two')]);
    const outcomes = [one.status, two.status].sort();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
    const details = await getPlan(world.ada, approved);
    expect(details.revisions).toMatchObject([
      { revision: 1, author: 'engine', authorName: null },
      { revision: 2, author: world.ada.actor.userId, authorName: 'Ada' },
    ]);
    const { digest } = details.revision;
    const { buildId } = await convertToBuild(world.ada, { ...approved, revision: 2, digest });
    await expect(revise('Late', 2)).rejects.toMatchObject({
      code: 'PLAN_ALREADY_CONVERTED',
      details: { buildId },
    });
  });

  it('answers the same content again with the same revision', async () => {
    const first = await revise('Same');
    expect(await revise('Same', 1)).toEqual(first);
  });

  it('refuses a plan whose files lead out of the project', async () => {
    const { revision } = await getPlan(world.ada, approved);
    const [step] = revision.content.steps;
    if (!step) throw new Error('no step');
    for (const file of ['../other/secret', '/etc/passwd', 'a/../../b', 'C:\\windows']) {
      const content = { ...revision.content, steps: [{ ...step, files: [file] }] };
      await expect(
        revisePlan(world.ada, { ...approved, baseRevision: 1, content }),
      ).rejects.toMatchObject({ code: 'PLAN_INVALID' });
    }
  });
});
