import type { WorkerContext } from '../context';
import { listLostRuns } from '../run';
import { interruptPlanRun } from './end-plan-run';

/** Ends the plan runs of dead workers: lease and sweep together stay below 30 s. */
export async function sweepPlanRuns(ctx: WorkerContext): Promise<{ interrupted: number }> {
  let interrupted = 0;
  for (const lost of await listLostRuns(ctx.db, 'plan', ctx.clock())) {
    const { runId, row } = lost;
    try {
      if (!(await interruptPlanRun(ctx, lost))) continue;
      interrupted += 1;
      ctx.logger.warn({ runId, workerId: row.workerId }, 'plan run interrupted');
    } catch (error) {
      // One that cannot be ended must not keep the others, and their projects, from it.
      ctx.logger.error({ runId, err: error }, 'a lost plan run could not be ended');
    }
  }
  return { interrupted };
}
