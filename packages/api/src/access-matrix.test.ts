import type { ErrorView } from '@planline/contracts/error-code';
import { addTenant, planContent, type TenantIds } from '@planline/services/testing/tenant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter, createCaller } from './app-router';
import { formatApiError } from './error-formatter';
import { type ApiWorld, createApiWorld } from './testing/api-world';

type Id = keyof TenantIds;

interface Row {
  /** The ids of a tenant's objects in the input; each is tried as another tenant's and as nobody's. */
  takes: readonly Id[];
  /** The rest of a valid input; made for each call where it has an id of the caller's making. */
  input?: object | (() => object);
  /** What an owner hears whose objects are not in a state for it; else the call succeeds. */
  owner?: ErrorView['code'];
  /** What a member hears who is no owner; else the same. */
  member?: ErrorView['code'];
}

const text = 'Where is the menu?';
let made = 0;
const newId = () => {
  made += 1;
  return `01JE${String(made).padStart(22, '0')}`;
};
const newMessage = () => ({ text, locale: 'en', messageId: newId() });

/** Procedures about a project and what belongs to it. One that is missing here fails the test. */
const ofProject: Record<string, Row> = {
  'project.get': { takes: ['projectId'] },
  'project.updateSettings': {
    takes: ['projectId'],
    input: { settings: { questionsDuringBuild: true } },
    member: 'FORBIDDEN',
  },
  'project.rename': { takes: ['projectId'], input: { name: 'Another' }, member: 'FORBIDDEN' },
  'project.remove': { takes: ['projectId'], member: 'FORBIDDEN' },
  'project.members': { takes: ['projectId'] },
  'project.setMemberRole': {
    takes: ['projectId', 'userId'],
    input: { role: 'owner' },
    member: 'FORBIDDEN',
  },
  // The member is the one who is named: everybody may leave.
  'project.removeMember': { takes: ['projectId', 'userId'] },
  'project.invite': { takes: ['projectId'], input: { role: 'member' }, member: 'FORBIDDEN' },
  'project.revokeInvitation': { takes: ['projectId', 'invitationId'], member: 'FORBIDDEN' },
  'timeline.page': { takes: ['projectId'] },
  'timeline.onEvent': { takes: ['projectId'] },
  'chat.state': { takes: ['projectId'] },
  'chat.send': {
    takes: ['projectId'],
    input: newMessage,
  },
  'chat.queue': {
    takes: ['projectId'],
    input: newMessage,
  },
  // Its author is the owner.
  'chat.withdraw': { takes: ['projectId', 'messageId'], member: 'NOT_FOUND' },
  'chat.draft': { takes: ['projectId'] },
  'chat.saveDraft': { takes: ['projectId'], input: { text: 'half a thought' } },
  'chat.newTopic': { takes: ['projectId'] },
  'run.cancel': { takes: ['projectId', 'runId'], owner: 'RUN_NOT_ACTIVE' },
  'plan.get': { takes: ['projectId', 'planId'] },
  'plan.revise': {
    takes: ['projectId', 'planId'],
    input: { baseRevision: 2, content: planContent },
    owner: 'PLAN_REVISION_MOVED',
  },
  'plan.convert': {
    takes: ['projectId', 'planId'],
    input: { revision: 2, digest: 'a'.repeat(64) },
    owner: 'PLAN_REVISION_MOVED',
  },
  'build.get': { takes: ['projectId', 'buildId'] },
  'build.log': { takes: ['projectId', 'buildId'], input: { afterSeq: 0 } },
  'build.cancel': { takes: ['projectId', 'buildId'], owner: 'RUN_NOT_ACTIVE' },
  'build.planFix': {
    takes: ['projectId', 'buildId'],
    input: () => ({ messageId: newId(), locale: 'en' }),
  },
  'billing.buildEstimate': { takes: ['projectId'] },
  'billing.estimate': { takes: ['projectId'], input: { text } },
  'version.list': { takes: ['projectId'] },
  'version.diff': { takes: ['projectId', 'versionId'], owner: 'INTERNAL' },
  'apiKey.list': { takes: ['projectId'], member: 'FORBIDDEN' },
  'audit.list': { takes: ['projectId'], member: 'FORBIDDEN' },
  'audit.state': { takes: ['projectId'], member: 'FORBIDDEN' },
};

/** Procedures that name a key, and with it its projects. */
const ofKey: Record<string, Row> = {
  'apiKey.rotate': { takes: ['keyId'], member: 'NOT_FOUND' },
  'apiKey.revoke': { takes: ['keyId'], member: 'NOT_FOUND' },
};

/** Procedures that name nothing of a tenant, and who may call them. */
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
};

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { inputs: z.ZodType[] } }
>;
/** Ids that the caller makes, or that are of the caller's own account. */
const ownIds = new Set([
  'chat.send messageId',
  'chat.queue messageId',
  'build.planFix messageId',
  'timeline.onEvent lastEventId',
]);

describe('who may call what', () => {
  const tenants = new Map<string, TenantIds>();
  let world: ApiWorld;
  let theirs: TenantIds;

  const people = { owner: 'ada', member: 'ben', former: 'cay' };
  beforeAll(async () => {
    world = await createApiWorld();
    const { vault } = await world.contextOf(null);
    theirs = await addTenant(world.world, vault, { owner: 'dan', member: 'eve', former: 'fay' });
    // A project for each: what one procedure does to its own cannot change what another one hears.
    for (const procedure of [...Object.keys(ofProject), ...Object.keys(ofKey)]) {
      tenants.set(procedure, await addTenant(world.world, vault, people));
    }
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('knows every procedure of the router', () => {
    const known = [ofProject, ofKey, otherProcedures].flatMap((rows) => Object.keys(rows));
    expect(known.sort()).toEqual(Object.keys(procedures).sort());
  });

  it.each(Object.entries(ofProject))('%s names an object by nothing else', (procedure, row) => {
    const shapes = (procedures[procedure]?._def.inputs ?? []).flatMap((schema) =>
      schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
    );
    const ids = shapes.filter((name) => /Id$/.test(name) && !ownIds.has(`${procedure} ${name}`));
    expect([...row.takes].sort()).toEqual([...new Set(ids)].sort());
  });

  describe.each(Object.entries({ ...ofProject, ...ofKey }))('%s', (procedure, row) => {
    const mine = () => tenants.get(procedure) as TenantIds;
    const call = (who: string | null, ids: Partial<TenantIds> = {}) => {
      const all = { ...mine(), ...ids };
      const named = Object.fromEntries(row.takes.map((id) => [id, all[id]]));
      const rest = typeof row.input === 'function' ? row.input() : row.input;
      return answerOf(who, procedure, { ...rest, ...named });
    };
    const nothing = () => call('ada', Object.fromEntries(row.takes.map((id) => [id, nobodys(id)])));

    it('answers nobody who is not signed in', async () => {
      expect((await call(null)).code).toBe('UNAUTHENTICATED');
    });

    it('answers a former member and a stranger as if there were nothing', async () => {
      const expected = await nothing();
      expect(expected.code).toMatch(/NOT_FOUND$/);
      for (const who of ['cay', 'eve']) expect(await call(who)).toEqual(expected);
    });

    it.each(row.takes)('tells another tenant’s %s from nobody’s to no one', async (id) => {
      for (const who of ['ada', 'ben']) {
        const foreign = await call(who, { [id]: theirs[id] });
        expect(foreign).toEqual(await call(who, { [id]: nobodys(id) }));
      }
    });

    it('answers an owner and a member', async () => {
      // The owner last: some of it can be done once.
      const codes = { member: (await call('ben')).code, owner: (await call('ada')).code };
      const owner = row.owner ?? 'answered';
      expect(codes).toEqual({ owner, member: row.member ?? owner });
    });
  });

  it('has changed nothing of the other tenant', async () => {
    for (const [procedure, row] of Object.entries({ ...ofProject, ...ofKey })) {
      if (row.takes.includes('projectId') && row.takes.length === 1) continue;
      const named = Object.fromEntries(row.takes.map((id) => [id, theirs[id]]));
      const rest = typeof row.input === 'function' ? row.input() : row.input;
      const { code } = await answerOf('dan', procedure, { ...rest, ...named });
      expect([procedure, code]).toEqual([procedure, row.owner ?? 'answered']);
    }
  });

  const signedInOnly = Object.entries(otherProcedures)
    .filter(([, who]) => who === 'signed-in')
    .map(([procedure]) => procedure);
  it.each(signedInOnly)('%s answers nobody who is not signed in', async (procedure) => {
    expect((await answerOf(null, procedure, undefined)).code).toBe('UNAUTHENTICATED');
  });

  async function answerOf(
    who: string | null,
    procedure: string,
    input: unknown,
  ): Promise<Pick<ErrorView, 'details'> & { code: ErrorView['code'] | 'answered' }> {
    const caller = createCaller(await world.contextOf(who)) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const [domain = '', name = ''] = procedure.split('.');
    try {
      const result = await caller[domain]?.[name]?.(input);
      for await (const _item of asIterable(result)) break;
      return { code: 'answered', details: {} };
    } catch (error) {
      return formatApiError({ error, path: procedure, requestId: undefined }).data.planline;
    }
  }
});

/** Well formed and nobody's. */
const nobodys = (id: Id) => (id === 'projectId' ? 'missing' : '01JD0000000000000000000000');

/** A subscription refuses with its first item, like any stream. */
function asIterable(result: unknown): AsyncIterable<unknown> {
  const isStream = typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
  return isStream ? (result as AsyncIterable<unknown>) : (async function* () {})();
}
