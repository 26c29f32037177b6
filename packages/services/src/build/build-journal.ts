import type { BuildEventType, BuildPhase, BuildStepReport } from '@planline/contracts/build';
import type { BuildId } from '@planline/contracts/ids';
import type { RunEventBody } from '@planline/contracts/run-event';
import type { WorkerContext } from '../context';
import { type HeldRun, RunStopped } from '../run';
import { logLine } from './log-line';
import { type BuildEntry, writeBuildEntries } from './write-build-entries';

const writeEveryMs = 150;
const maxLogLines = 5_000;
const tailLines = 40;

/** What a build says while it runs, in order: for its own record and for everybody who watches. */
export interface BuildJournal {
  startPhase(phase: BuildPhase): void;
  completePhase(phase: BuildPhase): void;
  /** Development moves: the first of these puts the build's card into the timeline. */
  progress(title: string, run: RunEventBody | null): void;
  step(report: BuildStepReport & { status: 'started' | 'done' | 'skipped' | 'changed' }): void;
  /** For watchers alone; not part of the record. */
  notice(run: RunEventBody): void;
  line(text: string): void;
  /** Everything said so far is written. @throws RunStopped('lost') when another worker has the run */
  flush(): Promise<void>;
  readonly phase: BuildPhase;
  /** The last lines of the log. */
  tail(): string[];
}

export function createBuildJournal(
  ctx: WorkerContext,
  held: HeldRun,
  buildId: BuildId,
): BuildJournal {
  let phase: BuildPhase = 'setup';
  let pending: BuildEntry[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  let lines = 0;
  const tail: string[] = [];

  const write = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      const entries = pending;
      pending = [];
      if (entries.length === 0 || failure !== null) return;
      try {
        if (!(await writeBuildEntries(ctx, held, buildId, entries))) {
          failure = new RunStopped('lost');
        }
      } catch (error) {
        failure = error;
      }
    });
    return writing;
  };
  const say = (entry: BuildEntry) => {
    if (failure !== null) throw failure;
    pending.push(entry);
    timer ??= setTimeout(() => void write(), writeEveryMs);
  };
  const event = (type: BuildEventType, title: string, data: Record<string, unknown> = {}) => ({
    phase,
    type,
    title,
    data,
    at: ctx.clock(),
  });

  return {
    get phase() {
      return phase;
    },
    tail: () => [...tail],
    startPhase(next) {
      phase = next;
      say({
        event: event('started', `${next} started`),
        run: { type: 'build-phase', phase, status: 'started' },
      });
    },
    completePhase() {
      say({
        event: event('completed', `${phase} completed`),
        run: { type: 'build-phase', phase, status: 'completed' },
      });
    },
    progress: (title, run) => say({ event: event('progress', title), run }),
    step(report) {
      say({
        event: event('progress', report.title, { step: report }),
        run: { type: 'build-step', ...report },
      });
    },
    notice: (run) => say({ event: null, run }),
    line(raw) {
      if (lines > maxLogLines) return;
      lines += 1;
      const text = lines > maxLogLines ? '… (the rest of the log was left out)' : logLine(raw);
      tail.push(text);
      if (tail.length > tailLines) tail.shift();
      const last = pending.at(-1);
      if (last?.event?.type === 'log' && last.event.phase === phase && last.lines) {
        last.lines.push(text);
      } else {
        say({ event: event('log', 'log'), run: null, lines: [text] });
      }
    },
    async flush() {
      await write();
      if (failure !== null) throw failure;
    },
  };
}
