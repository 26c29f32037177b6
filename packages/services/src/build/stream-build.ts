import type { BuildView } from '@planline/contracts/build';
import type { BuildId, ProjectId } from '@planline/contracts/ids';
import { isActiveRun, type RunEvent, type RunView } from '@planline/contracts/run-event';
import type { ServiceContext } from '../context';
import { followRun, getRun } from '../run';
import { getBuild } from './get-build';

export type BuildStreamItem =
  /** First and at once: how the run of the build stands. */
  | { type: 'run'; run: RunView }
  | { type: 'event'; event: RunEvent }
  /** Last: the build as it ended. */
  | { type: 'build'; build: BuildView }
  /** Last, in the place of the build: this process is going away; the build is not. */
  | { type: 'reconnect'; afterMs: number };

export interface StreamBuildInput {
  projectId: ProjectId;
  buildId: BuildId;
  /** 0 begins at the first event. */
  afterSeq: number;
  closing: AbortSignal;
  signal: AbortSignal;
}

const reconnectAfterMs = 500;

/**
 * A build from an event on until its end. A build of old, without a run of its own, is only shown.
 * @throws what `followRun` throws
 */
export async function* streamBuild(
  ctx: ServiceContext,
  input: StreamBuildInput,
): AsyncGenerator<BuildStreamItem, void, void> {
  const { runId } = await getBuild(ctx, input);
  if (runId !== null) {
    const ofRun = { ...input, runId };
    yield { type: 'run', run: await getRun(ctx, ofRun) };
    const signal = AbortSignal.any([input.signal, input.closing]);
    for await (const event of followRun(ctx, { ...ofRun, signal })) yield { type: 'event', event };
    if (input.signal.aborted) return;
    const { status } = await getRun(ctx, ofRun);
    if (isActiveRun(status)) {
      yield { type: 'reconnect', afterMs: reconnectAfterMs };
      return;
    }
  }
  yield { type: 'build', build: await getBuild(ctx, input) };
}
