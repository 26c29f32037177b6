import type { WorkerContext } from '../context';
import { listLostRuns } from '../run';
import { interruptPlanRun } from './end-plan-run';

/** Ends the plan runs of dead workers: lease and sweep together stay below 30 s. */
export async function sweepPlanRuns(ctx: WorkerContext): Promise<{ interrupted: number }> {
  let interrupted = 0;
  for (const lost of await listLostRuns(ctx.db, 'plan', ctx.clock())) {
    if (await interruptPlanRun(ctx, lost)) {
      interrupted += 1;
      ctx.logger.warn({ runId: lost.runId, workerId: lost.row.workerId }, 'plan run interrupted');
    }
  }
  return { interrupted };
}
