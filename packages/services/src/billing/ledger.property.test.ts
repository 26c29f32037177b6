import type { BillingPolicy } from '@planline/contracts/billing';
import { isDomainError } from '@planline/contracts/domain-error';
import {
  projectIdSchema,
  type RunId,
  runIdSchema,
  type UserId,
  userIdSchema,
} from '@planline/contracts/ids';
import { user } from '@planline/db/schema/user';
import { wallets } from '@planline/db/schema/wallets';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../context';
import { extendHold } from './extend-hold';
import { fillAllowance } from './fill-allowance';
import { grantSeconds } from './grant-seconds';
import { reconcile } from './reconcile';
import { releaseHold } from './release-hold';
import { reserveSeconds } from './reserve-seconds';
import { settleHold } from './settle-hold';
import { applyCommand, type LedgerCommand, newLedgerModel } from './testing/ledger-model';

/** `PLANLINE_LEDGER_SEQUENCES=10000` for the long run; here as many as a test may take. */
const sequences = Number(process.env.PLANLINE_LEDGER_SEQUENCES ?? 12);
const users = 2;
const runs = 7;

const policy: BillingPolicy = { monthlyBonusSeconds: 0, freeEngines: new Set(['local']) };
const projectId = projectIdSchema.parse('project-1');
const at = new Date('2026-11-23T10:00:00Z');

const aUser = fc.nat({ max: users - 1 });
const aRun = fc.nat({ max: runs - 1 });
const someSeconds = fc.integer({ min: 1, max: 60 });
const aCommand: fc.Arbitrary<LedgerCommand> = fc.oneof(
  fc.record({
    type: fc.constant('grant' as const),
    user: aUser,
    kind: fc.constantFrom('bonus' as const, 'paid' as const),
    seconds: someSeconds,
    reference: fc.nat({ max: 9 }),
  }),
  fc.record({
    type: fc.constant('reserve' as const),
    user: aUser,
    run: aRun,
    seconds: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({
    type: fc.constant('extend' as const),
    run: aRun,
    seconds: someSeconds,
    repeats: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('settle' as const),
    run: aRun,
    aiMs: fc.integer({ min: 0, max: 90_000 }),
    engine: fc.constantFrom('claude' as const, 'claude' as const, 'local' as const),
  }),
  fc.record({ type: fc.constant('release' as const), run: aRun }),
);
/** What happens to the process that does it. */
const aFate = fc.constantFrom(
  'lives',
  'lives',
  'is killed',
  'is killed and retried',
  'does it twice',
);
const someCommands = fc.array(fc.tuple(aCommand, aFate), { minLength: 50, maxLength: 55 });

class Killed extends Error {}

describe('the ledger', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ max: 2 });
  });
  afterAll(() => database.drop());

  it(
    'answers and leaves what its arithmetic says, whatever comes in whatever order, killed or repeated',
    async () => {
      await fc.assert(
        fc.asyncProperty(someCommands, async (commands) => {
          // One transaction per sequence, taken back at its end; each command is one inside of it.
          await database.db
            .transaction(async (tx) => {
              await play(tx, commands);
              throw new Killed();
            })
            .catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
        }),
        { numRuns: sequences, endOnFailure: sequences > 100 },
      );
    },
    Math.max(60_000, sequences * 2_000),
  );
});

async function play(tx: Transaction, commands: readonly [LedgerCommand, string][]): Promise<void> {
  const model = newLedgerModel(users);
  const userIds = Array.from({ length: users }, () => userIdSchema.parse(ulid()));
  const runIds = Array.from({ length: runs }, () => runIdSchema.parse(ulid()));
  const grants = ulid();
  await tx
    .insert(user)
    .values(userIds.map((id) => ({ id, name: 'Ada', email: `${id}@example.com` })));
  for (const userId of userIds) await fillAllowance(tx, policy, userId, at);

  for (const [command, fate] of commands) {
    const extension = extensionOf(command, model.holds);
    const doIt = (inner: Transaction) =>
      carryOut(inner, { command, extension, userIds, runIds, grants, holds: model.holds });
    if (fate.startsWith('is killed')) {
      const killed = tx.transaction(async (inner) => {
        await doIt(inner);
        throw new Killed();
      });
      await expect(killed).rejects.toThrow(Killed);
    }
    if (fate !== 'is killed') {
      const answer = await tx.transaction(doIt);
      expect({ command, answer }).toEqual({ command, answer: applyCommand(model, command) });
    }
    if (fate === 'does it twice') await tx.transaction(doIt);

    const rows = await tx.select().from(wallets).where(inArray(wallets.userId, userIds));
    for (const [index, userId] of userIds.entries()) {
      const row = rows.find((one) => one.userId === userId);
      expect({
        command,
        bonus: row?.bonusSeconds,
        paid: row?.paidSeconds,
        held: row?.heldSeconds,
      }).toEqual({ command, ...model.wallets[index] });
    }
  }
  const { broken } = await reconcile(tx);
  expect(broken.map(({ law }) => law).filter((law) => !law.startsWith('only a run'))).toEqual([]);
}

/** The number of the extension that comes next, or of the one that is asked for again. */
function extensionOf(command: LedgerCommand, holds: ReadonlyMap<number, { extensions: number }>) {
  if (command.type !== 'extend') return 0;
  const done = holds.get(command.run)?.extensions ?? 0;
  return command.repeats ? done : done + 1;
}

async function carryOut(
  tx: Transaction,
  given: {
    command: LedgerCommand;
    extension: number;
    userIds: readonly UserId[];
    runIds: readonly RunId[];
    grants: string;
    holds: ReadonlyMap<number, { user: number }>;
  },
): Promise<unknown> {
  const { command } = given;
  const userIdOf = (index: number) => userIdSchema.parse(given.userIds[index]);
  const runIdOf = (index: number) => runIdSchema.parse(given.runIds[index]);
  switch (command.type) {
    case 'grant':
      return grantSeconds(tx, policy, {
        userId: userIdOf(command.user),
        kind: command.kind,
        seconds: command.seconds,
        reference: `${given.grants}-${command.reference}`,
        grantedBy: null,
        at,
      }).catch((error: unknown) => {
        if (isDomainError(error)) return error.code;
        throw error;
      });
    case 'reserve':
      return reserveSeconds(tx, policy, {
        runId: runIdOf(command.run),
        userId: userIdOf(command.user),
        projectId,
        seconds: command.seconds,
        at,
      });
    case 'extend':
      return extendHold(tx, {
        runId: runIdOf(command.run),
        extension: given.extension,
        seconds: command.seconds,
        at,
      });
    case 'settle': {
      const known = given.holds.get(command.run);
      // A run that never held anything is recorded and free: another test's subject.
      if (!known) return 'nothing charged';
      const receipt = await settleHold(tx, policy, {
        runId: runIdOf(command.run),
        projectId,
        userId: userIdOf(known.user),
        engine: command.engine,
        operation: 'plan_feature',
        aiMs: command.aiMs,
        at,
      });
      return receipt.outcome === 'not-charged'
        ? 'nothing charged'
        : { charged: receipt.chargedSeconds, bonus: receipt.bonusSeconds };
    }
    case 'release':
      return releaseHold(tx, runIdOf(command.run), at);
  }
}
