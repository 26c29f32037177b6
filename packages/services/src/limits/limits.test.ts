import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { DomainError } from '@planline/contracts/domain-error';
import { projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import { specifiedLimits } from '@planline/contracts/limits';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import pino from 'pino';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRedis, type Redis } from '../redis';
import { createBreakableRedis } from '../redis/testing/breakable-redis';
import { createLimits, rateLimitHeaders, retryAfterHeader, withinRateLimits } from './index';
import { type Limits, scopesOf } from './limits';
import { readFromPostgres } from './postgres-log';

const run = promisify(execFile);
const child = path.join(import.meta.dirname, 'testing/burst-child.ts');
const { REDIS_URL: redisUrl } = process.env;
const logger = pino({ level: 'silent' });
const hour = 3_600;

describe('rate limits', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ max: 10 });
  });
  afterAll(() => database.drop());

  const limitsOf = (user: number, project = 0, redis: Redis | null = null): Limits =>
    createLimits({ ...specifiedLimits, requestsPerHour: { user, project } }, redis);
  const someone = () => ({
    userId: userIdSchema.parse(ulid()),
    projectId: projectIdSchema.parse(ulid()),
  });
  type Who = ReturnType<typeof someone>;

  const send = (limits: Limits, who: Who, more: { id?: string; fails?: boolean } = {}) =>
    withinRateLimits({ limits }, { id: ulid(), ...more, ...who }, (counter) =>
      database.db.transaction(async (tx) => {
        await counter.takeRoom(tx);
        if (more.fails) throw new Error('it comes to nothing');
      }),
    ).then(
      () => 'accepted' as const,
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'RATE_LIMITED') return error;
        if (more.fails) return 'failed' as const;
        throw error;
      },
    );
  const sendMany = async (limits: Limits, who: Who, requests: number) => {
    const answers = await Promise.all(Array.from({ length: requests }, () => send(limits, who)));
    return answers.filter((answer) => answer === 'accepted').length;
  };
  /** Time passes: everything that was counted is longer ago. */
  const pass = (who: Who, seconds: number) =>
    database.db.execute(sql`
      UPDATE rate_limit_logs SET hits = ARRAY(
        SELECT hit - make_interval(secs => ${seconds}) FROM unnest(hits) AS hit)
      WHERE subject IN (${who.userId}, ${who.projectId})`);

  it('let in 100 requests of a person and 200 of a project in an hour', async () => {
    const [ada, ben, carl] = [someone(), someone(), someone()];
    const limits = createLimits();
    const { projectId } = ada;
    expect(await sendMany(limits, ada, 120)).toBe(100);
    expect(await sendMany(limits, { ...ben, projectId }, 120)).toBe(100);
    expect(await sendMany(limits, { ...carl, projectId }, 5)).toBe(0);
    expect(await send(limits, { ...carl, projectId })).toMatchObject({
      details: { scope: 'project' },
    });
    expect(await send(limits, carl)).toBe('accepted');
  });

  it('slide: never more in any 60 minutes, and never fewer', async () => {
    const steps = fc.array(
      fc.record({
        // No sum of them comes near an hour, so that the time a test takes decides nothing.
        passed: fc.constantFrom(0, 401, 797, 1_741),
        requests: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 5, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const [who, limits] = [someone(), limitsOf(3)];
        let now = 0;
        let counted: number[] = [];
        for (const { passed, requests } of sequence) {
          now += passed;
          await pass(who, passed);
          counted = counted.filter((at) => at > now - hour);
          const room = Math.min(requests, 3 - counted.length);
          expect(await sendMany(limits, who, requests)).toBe(room);
          counted.push(...Array.from({ length: room }, () => now));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('say when there is room again', async () => {
    const [who, limits] = [someone(), limitsOf(3)];
    await send(limits, who);
    await pass(who, 100);
    await sendMany(limits, who, 2);
    await pass(who, 400);
    const refusal = await send(limits, who);
    const { retryAfterSeconds } = (refusal as DomainError<'RATE_LIMITED'>).details;
    expect(retryAfterSeconds).toBeLessThanOrEqual(hour - 500);
    expect(retryAfterSeconds).toBeGreaterThan(hour - 530);
    await pass(who, retryAfterSeconds - 30);
    expect(await send(limits, who)).not.toBe('accepted');
    await pass(who, 30);
    expect(await sendMany(limits, who, 2)).toBe(1);
  });

  it('say so to the second', async () => {
    const [who, limits] = [someone(), limitsOf(2)];
    await send(limits, who);
    await pass(who, 1_234.5);
    await send(limits, who);
    /** What is left of the oldest one's hour, by the database's own clock. */
    const secondsLeft = async () => {
      const [row] = await database.db.execute<{ left: number }>(sql`
        SELECT extract(epoch FROM hits[1] + interval '1 hour' - clock_timestamp())::float8 AS left
        FROM rate_limit_logs WHERE subject = ${who.userId}`);
      return row?.left ?? 0;
    };
    const before = await secondsLeft();
    const refusal = await send(limits, who);
    const after = await secondsLeft();
    const { retryAfterSeconds } = (refusal as DomainError<'RATE_LIMITED'>).details;
    // Never too early, and late by less than a second.
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(after);
    expect(retryAfterSeconds).toBeLessThan(before + 1);
  });

  it('do not count what was rolled back', async () => {
    const [who, limits] = [someone(), limitsOf(1)];
    expect(await send(limits, who, { fails: true })).toBe('failed');
    expect(await send(limits, who)).toBe('accepted');
  });

  it('are none where the operator says 0', async () => {
    expect(await sendMany(limitsOf(0, 0), someone(), 50)).toBe(50);
  });

  it('let a full hour go by before a lowered limit lets more in', async () => {
    const who = someone();
    await sendMany(limitsOf(5), who, 5);
    const [state] = await readFromPostgres(database.db, scopesOf(limitsOf(2), who));
    expect(state).toMatchObject({ used: 5, maximum: 2 });
    expect(state?.retryAfterSeconds).toBeGreaterThan(hour - 60);
  });

  it('come with the headers of the standard', () => {
    const full = { retryAfterSeconds: 0, resetSeconds: 3_000 };
    expect(
      rateLimitHeaders([
        { scope: 'user', maximum: 3, used: 2, ...full },
        { scope: 'project', maximum: 10, used: 11, ...full },
      ]),
    ).toEqual({
      'ratelimit-policy': '"user";q=3;w=3600, "project";q=10;w=3600',
      ratelimit: '"user";r=1;t=3000, "project";r=0;t=3000',
    });
    expect(rateLimitHeaders([])).toEqual({});
    const refusal = new DomainError('RATE_LIMITED', { scope: 'user', retryAfterSeconds: 90 });
    expect(retryAfterHeader(refusal)).toEqual({ 'retry-after': '90' });
    expect(retryAfterHeader(new DomainError('NOT_FOUND', {}))).toEqual({});
  });

  /** Requests of each client; more of them make the storm longer and change nothing else. */
  const { PLANLINE_TEST_REQUESTS_EACH: each = '2' } = process.env;
  const stores = [{ store: 'PostgreSQL', atRedis: '' }];
  if (redisUrl) stores.push({ store: 'Redis', atRedis: redisUrl });
  describe.each(stores)('counted in $store', ({ atRedis }) => {
    it('let in exactly the limit, with 4 processes of 32 clients on one key', async () => {
      const who = someone();
      const started = Array.from({ length: 4 }, () =>
        run(
          process.execPath,
          ['--import', 'tsx', child, database.url, atRedis, who.userId, who.projectId, '32', each],
          { cwd: import.meta.dirname },
        ),
      );
      const accepted = (await Promise.all(started)).map(({ stdout }) => Number(stdout));
      expect(accepted.reduce((sum, one) => sum + one, 0)).toBe(100);
    });
  });

  describe.runIf(redisUrl)('with Redis', () => {
    const withRedis = async (
      work: (
        redis: Redis,
        breakable: Awaited<ReturnType<typeof createBreakableRedis>>,
      ) => Promise<void>,
    ) => {
      await using breakable = await createBreakableRedis(redisUrl ?? '');
      const redis = connectRedis(breakable.url, logger);
      try {
        await vi.waitFor(() => expect(redis.client.isReady).toBe(true));
        await work(redis, breakable);
      } finally {
        await redis.close();
      }
    };

    it('say to the second when there is room again', () =>
      withRedis(async (redis) => {
        const [who, limits] = [someone(), limitsOf(1, 0, redis)];
        await send(limits, who);
        const secondsLeft = async () => {
          const key = `{planline:limits}:user:${who.userId}`;
          const [oldest] = await redis.client.zRangeWithScores(key, 0, 0);
          const [seconds, microseconds] = await redis.client.sendCommand<string[]>(['TIME']);
          const now = Number(seconds) * 1e6 + Number(microseconds);
          return hour - (now - (oldest?.score ?? 0)) / 1e6;
        };
        const before = await secondsLeft();
        const refusal = await send(limits, who);
        const after = await secondsLeft();
        const { retryAfterSeconds } = (refusal as DomainError<'RATE_LIMITED'>).details;
        expect(retryAfterSeconds).toBeGreaterThanOrEqual(after);
        expect(retryAfterSeconds).toBeLessThan(before + 1);
      }));

    it('refuse what is over the limit without a word to PostgreSQL', () =>
      withRedis(async (redis) => {
        const [who, limits] = [someone(), limitsOf(3, 0, redis)];
        expect(await sendMany(limits, who, 8)).toBe(3);
        await database.db.execute(sql`DELETE FROM rate_limit_logs WHERE subject = ${who.userId}`);
        const refusal = await send(limits, who);
        expect(refusal).toMatchObject({ details: { scope: 'user' } });
        const { retryAfterSeconds } = (refusal as DomainError<'RATE_LIMITED'>).details;
        expect(retryAfterSeconds).toBeGreaterThan(hour - 60);
        expect(retryAfterSeconds).toBeLessThanOrEqual(hour);
      }));

    it('count neither a repeat of an id nor what came to nothing', () =>
      withRedis(async (redis) => {
        const [who, limits] = [someone(), limitsOf(2, 0, redis)];
        expect(await send(limits, who, { fails: true })).toBe('failed');
        expect(await send(limits, who, { fails: true })).toBe('failed');
        expect(await sendMany(limits, who, 5)).toBe(2);
      }));

    it.each(['breakOff', 'fallSilent'] as const)(
      'hold when it is lost on the way (%s), and when it is back',
      (loss) =>
        withRedis(async (redis, breakable) => {
          const [who, limits] = [someone(), limitsOf(6, 0, redis)];
          expect(await sendMany(limits, who, 2)).toBe(2);
          breakable[loss]();
          expect(await sendMany(limits, who, 2)).toBe(2);
          breakable.mend();
          await vi.waitFor(async () =>
            expect(await redis.ask((client) => client.ping())).toBe('PONG'),
          );
          expect(await sendMany(limits, who, 5)).toBe(2);
        }),
    );

    it('hold when it forgot everything', () =>
      withRedis(async (redis) => {
        const [who, limits] = [someone(), limitsOf(3, 0, redis)];
        expect(await sendMany(limits, who, 2)).toBe(2);
        await redis.client.del(`{planline:limits}:user:${who.userId}`);
        expect(await sendMany(limits, who, 3)).toBe(1);
      }));
  });
});
