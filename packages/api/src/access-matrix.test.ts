import type { ErrorView } from '@planline/contracts/error-code';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter, createCaller } from './app-router';
import { formatApiError } from './error-formatter';
import { type ApiWorld, createApiWorld } from './testing/api-world';

/** A valid input per procedure that names a project; a procedure without one here fails the test. */
const ulid = '01JD0000000000000000000000';
const digest = 'a'.repeat(64);
const plan = {
  contractVersion: '1.0',
  kind: 'feature',
  title: 'A page',
  summary: 'A page.',
  steps: [],
  dependencies: [],
  risks: [],
};
const message = { messageId: ulid, text: 'Where is the menu?', locale: 'en' };
const projectInputs: Record<string, object> = {
  'project.get': {},
  'project.updateSettings': { settings: { questionsDuringBuild: true } },
  'project.rename': { name: 'Another' },
  'project.remove': {},
  'project.members': {},
  'project.setMemberRole': { userId: 'somebody', role: 'owner' },
  'project.removeMember': { userId: 'somebody' },
  'project.invite': { role: 'member' },
  'project.revokeInvitation': { invitationId: ulid },
  'timeline.page': {},
  'timeline.onEvent': {},
  'chat.state': {},
  'chat.send': message,
  'chat.queue': message,
  'chat.withdraw': { messageId: ulid },
  'chat.draft': {},
  'chat.saveDraft': { text: 'half a thought' },
  'chat.newTopic': {},
  'run.cancel': { runId: ulid },
  'plan.get': { planId: ulid },
  'plan.revise': { planId: ulid, baseRevision: 1, content: plan },
  'plan.convert': { planId: ulid, revision: 1, digest },
  'build.get': { buildId: 'build-1' },
  'build.log': { buildId: 'build-1', afterSeq: 0 },
  'build.cancel': { buildId: 'build-1' },
  'build.planFix': { buildId: 'build-1', messageId: ulid, locale: 'en' },
  'billing.buildEstimate': {},
  'billing.estimate': { text: 'Where is the menu?' },
  'version.list': {},
  'version.diff': { versionId: 'version-1' },
  'apiKey.list': {},
  'audit.list': {},
  'audit.state': {},
};

/** Procedures that name no project, and who may call them. */
const otherProcedures: Record<string, 'everybody' | 'signed-in'> = {
  'account.me': 'everybody',
  'account.setLanguage': 'signed-in',
  'account.setPassword': 'signed-in',
  'account.sessions': 'signed-in',
  'account.endSession': 'signed-in',
  'account.endOtherSessions': 'signed-in',
  'project.list': 'signed-in',
  'project.createFromIdea': 'signed-in',
  'project.importPath': 'signed-in',
  'project.importGit': 'signed-in',
  'project.createSample': 'signed-in',
  'project.engineStatus': 'signed-in',
  'project.invitation': 'everybody',
  'project.acceptInvitation': 'signed-in',
  'billing.balance': 'signed-in',
  'billing.usage': 'signed-in',
  'billing.entries': 'signed-in',
  'billing.grant': 'signed-in',
  'apiKey.create': 'signed-in',
  'apiKey.rotate': 'signed-in',
  'apiKey.revoke': 'signed-in',
};

const procedures = Object.keys(appRouter._def.procedures);

describe('who may call what', () => {
  let world: ApiWorld;
  let foreignProjectId: string;

  beforeAll(async () => {
    world = await createApiWorld();
    foreignProjectId = await world.insertProject('owner');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('knows every procedure of the router', () => {
    const known = [...Object.keys(projectInputs), ...Object.keys(otherProcedures)];
    expect(known.sort()).toEqual([...procedures].sort());
  });

  for (const procedure of Object.keys(projectInputs)) {
    it(`${procedure} answers nobody and tells no stranger whether the project exists`, async () => {
      const input = projectInputs[procedure];
      const asNobody = await answerOf(null, procedure, { ...input, projectId: foreignProjectId });
      expect(asNobody.code).toBe('UNAUTHENTICATED');

      const foreign = await answerOf('stranger', procedure, {
        ...input,
        projectId: foreignProjectId,
      });
      const missing = await answerOf('stranger', procedure, { ...input, projectId: 'missing' });
      expect(foreign).toEqual({ code: 'PROJECT_NOT_FOUND', details: {} });
      expect(missing).toEqual(foreign);
    });
  }

  const signedInOnly = Object.entries(otherProcedures)
    .filter(([, who]) => who === 'signed-in')
    .map(([procedure]) => procedure);
  it.each(signedInOnly)('%s answers nobody who is not signed in', async (procedure) => {
    expect((await answerOf(null, procedure, undefined)).code).toBe('UNAUTHENTICATED');
  });

  async function answerOf(
    who: 'stranger' | null,
    procedure: string,
    input: unknown,
  ): Promise<ErrorView> {
    const caller = createCaller(await world.contextOf(who)) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const [domain = '', name = ''] = procedure.split('.');
    try {
      const result = await caller[domain]?.[name]?.(input);
      for await (const _item of asIterable(result)) break;
    } catch (error) {
      const shape = formatApiError({ error, path: procedure, requestId: undefined });
      return shape.data.planline;
    }
    throw new Error(`${procedure} answered`);
  }
});

/** A subscription refuses with its first item, like any stream. */
function asIterable(result: unknown): AsyncIterable<unknown> {
  const isStream = typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
  return isStream ? (result as AsyncIterable<unknown>) : (async function* () {})();
}
