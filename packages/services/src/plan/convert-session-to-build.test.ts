import type { ChatPlanResponse } from '@planline/contracts/chat-response';
import { type PlanSessionId, planSessionIdSchema } from '@planline/contracts/ids';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getChatAnswer } from '../chat';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { convertSessionToBuild } from './convert-session-to-build';
import { getPlanSession } from './get-plan-session';

describe('convertSessionToBuild', () => {
  let world: ChatWorld;
  let plan: Awaited<ReturnType<ChatWorld['makePlan']>>;
  let sessionId: PlanSessionId;
  let answer: ChatPlanResponse;
  beforeEach(async () => {
    world = await createChatWorld();
    plan = await world.makePlan();
    const [run] = await world.runs();
    const runId = run?.id as Parameters<typeof getChatAnswer>[1]['runId'];
    answer = await getChatAnswer(world.ada, { projectId: world.projectId, runId });
    sessionId = planSessionIdSchema.parse(answer.sessionId);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const convert = (planData: unknown, person = world.ada) =>
    convertSessionToBuild(person, {
      projectId: world.projectId,
      sessionId,
      planData: planData as Record<string, unknown>,
    });
  const session = () => getPlanSession(world.ada, sessionId);
  const revisions = () => world.db.select().from(planRevisions);

  it.each<[string, () => Promise<unknown>]>([
    ['the payload of the action', async () => answer.availableActions?.[0]?.payload],
    ['the data of the answer', async () => answer.data],
    ['the content of the plan', async () => (await session()).plans[0]?.content],
  ])(
    'builds the stored revision by %s, and answers a repeat with the same build',
    async (_, of) => {
      const planData = JSON.parse(JSON.stringify(await of()));
      const built = await convert(planData);
      expect(await revisions()).toHaveLength(1);
      expect(await session()).toMatchObject({
        status: 'converted',
        convertedToBuildId: built.buildId,
        plans: [{ ...plan, status: 'converted', convertedBuildId: built.buildId }],
      });
      const repeats = await Promise.all([convert(planData), convert(planData)]);
      expect(repeats).toEqual([built, built]);
    },
  );

  it('stores what differs as a revision by that user, and builds it', async () => {
    const content = (await session()).plans[0]?.content;
    const planData = { ...content, title: 'Another title' };
    const built = await convert(planData);
    expect((await revisions()).map(({ revision, author }) => [revision, author])).toEqual([
      [1, 'engine'],
      [2, world.ada.actor.userId],
    ]);
    expect((await session()).plans).toMatchObject([
      { revision: 2, content: { title: 'Another title' }, convertedBuildId: built.buildId },
    ]);
    expect(await convert(planData)).toEqual(built);
    await expect(convert(content)).rejects.toMatchObject({
      code: 'PLAN_ALREADY_CONVERTED',
      details: { buildId: built.buildId },
    });
  });

  it.each<[string, (content: object) => unknown]>([
    ['no plan at all', () => ({ hello: 'there' })],
    ['an answer without a step', () => ({ ...(answer.data as object), plan: {} })],
    ['a step that leaves the project', (content) => withFiles(content, ['../../etc/passwd'])],
    ['a plan of another kind', (content) => ({ ...content, kind: 'fix' })],
    ['a digest that is not the revision’s', () => ({ ...plan, digest: '0'.repeat(64) })],
  ])('refuses %s', async (_, change) => {
    const content = (await session()).plans[0]?.content ?? {};
    await expect(convert(change(content))).rejects.toMatchObject({ code: 'PLAN_INVALID' });
    expect(await world.runs()).toHaveLength(1);
  });

  it('tells a stranger of neither project nor session, and knows no session of another project', async () => {
    const stranger = await world.addPerson('Eve');
    await expect(convert(answer.data, stranger)).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
    await expect(getPlanSession(stranger, sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const missing = planSessionIdSchema.parse('nobodys');
    await expect(getPlanSession(world.ada, missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const projectId = await world.addProject(world.ada);
    const elsewhere = { projectId, sessionId, planData: { ...plan } };
    await expect(convertSessionToBuild(world.ada, elsewhere)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

function withFiles(content: object, files: string[]): object {
  const { steps } = content as { steps: object[] };
  return { ...content, steps: steps.map((step) => ({ ...step, files })) };
}
