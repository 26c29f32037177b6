import { DomainError } from '@planline/contracts/domain-error';
import type { EngineKind } from '@planline/contracts/engine';
import { userIdSchema } from '@planline/contracts/ids';
import type { RunEventBody } from '@planline/contracts/run-event';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { eq } from 'drizzle-orm';
import { type Extension, extendHold, isFree, reserveSeconds } from '../billing';
import type { WorkerContext } from '../context';
import type { HeldRun } from './held-run';
import type { Hold } from './hold-run';

type TimeWarning = Extract<RunEventBody, { type: 'run-time-warning' }>;

/** How much of what was set aside may be used before more is asked for. */
const warnAt = 0.8;
/** At least this much is added at a time, so that a long run does not ask every few seconds. */
const extensionSecondsLeast = 30;
const retryMs = 2_000;

/** Counts the AI time of one run on a monotonic clock, and sees that it stays within what was set aside. */
export interface RunMeter extends Disposable {
  /**
   * Before the engine begins. An engine that costs something runs only when something is set aside for it.
   * @throws INSUFFICIENT_BALANCE
   */
  prepare(
    engine: EngineKind,
    options: { estimateSeconds: () => number; onWarning(warning: TimeWarning): void },
  ): Promise<void>;
  /** The engine's process begins. */
  start(): void;
  /** It has ended; the time stands still from here. */
  stop(): void;
  readonly aiMs: number;
  /** What is set aside by now; null while nothing is counted against it. */
  readonly heldSeconds: number | null;
  /** What a stopped engine had taken; null when none had begun. */
  taken(): { engine: EngineKind; aiMs: number } | null;
}

/** `hold`: stopped as 'spent' when the time is used up and there is no more. */
export function createRunMeter(
  ctx: WorkerContext,
  held: HeldRun,
  hold: Pick<Hold, 'stop'>,
): RunMeter {
  const { runId } = held;
  let engine: EngineKind | null = null;
  let startedAt: number | null = null;
  let endedAt: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Null while nothing has to be watched: the engine is free. */
  let aside: { seconds: number; extensions: number } | null = null;
  let onWarning: (warning: TimeWarning) => void = () => {};

  const aiMs = () => (startedAt === null ? 0 : (endedAt ?? performance.now()) - startedAt);
  const wait = (untilMs: number, work: () => void) => {
    if (endedAt !== null) return;
    timer = setTimeout(work, Math.max(0, untilMs - aiMs()));
  };
  const extend = async (seconds: number): Promise<Extension> => {
    const extension = (aside?.extensions ?? 0) + 1;
    return ctx.db.transaction((tx) =>
      extendHold(tx, { runId, extension, seconds, at: ctx.clock() }),
    );
  };

  const reserve = async (seconds: number): Promise<number> => {
    const { projectId, row } = held;
    const hold = {
      runId,
      projectId,
      userId: userIdSchema.parse(row.userId),
      seconds,
      at: ctx.clock(),
    };
    const answer = await ctx.db.transaction((tx) => reserveSeconds(tx, ctx.billing, hold));
    if (answer.reserved) return answer.seconds;
    const { neededSeconds, availableSeconds } = answer;
    throw new DomainError('INSUFFICIENT_BALANCE', { neededSeconds, availableSeconds });
  };

  const watch = () => {
    if (aside) wait(aside.seconds * 1_000 * warnAt, () => void askForMore());
  };
  const askForMore = async (): Promise<void> => {
    if (!aside || endedAt !== null) return;
    const { seconds } = aside;
    try {
      const step = Math.max(extensionSecondsLeast, Math.ceil(seconds / 2));
      const { addedSeconds } = await extend(step);
      aside = {
        seconds: seconds + addedSeconds,
        extensions: aside.extensions + (addedSeconds > 0 ? 1 : 0),
      };
      const usedSeconds = Math.floor(aiMs() / 1_000);
      onWarning({
        type: 'run-time-warning',
        usedSeconds,
        heldSeconds: aside.seconds,
        addedSeconds,
      });
      if (addedSeconds > 0) watch();
      else wait(aside.seconds * 1_000, () => hold.stop('spent'));
    } catch (error) {
      ctx.logger.warn({ runId, err: error }, 'the time that is set aside could not be extended');
      // Past what is set aside nothing is charged: better a moment for nothing than an answer cut off.
      wait(aiMs() + retryMs, () => void askForMore());
    }
  };

  return {
    async prepare(kind, options) {
      engine = kind;
      onWarning = options.onWarning;
      if (isFree(ctx.billing, kind)) return;
      const [row] = await ctx.db
        .select({ seconds: walletHolds.seconds, extensions: walletHolds.extensions })
        .from(walletHolds)
        .where(eq(walletHolds.runId, runId));
      // Without one it was sent to a free engine, and another is chosen now.
      aside = row ?? { seconds: await reserve(options.estimateSeconds()), extensions: 0 };
    },
    start() {
      startedAt = performance.now();
      watch();
    },
    stop() {
      endedAt ??= performance.now();
      if (timer) clearTimeout(timer);
    },
    get aiMs() {
      return aiMs();
    },
    get heldSeconds() {
      return aside?.seconds ?? null;
    },
    taken: () => (engine === null || startedAt === null ? null : { engine, aiMs: aiMs() }),
    [Symbol.dispose]() {
      this.stop();
    },
  };
}
