import type { ServiceContext } from '../context';
import { readEngineStatus } from './engine-status';

export interface EnginesView {
  claude: { available: boolean; reason: string; version: string | null };
  local: true;
}

/** What this installation can answer with, and what is missing for the rest. */
export async function describeEngines(
  ctx: Pick<ServiceContext, 'db' | 'engines'>,
): Promise<EnginesView> {
  const [{ claude }, choice] = await Promise.all([
    readEngineStatus(ctx.db),
    ctx.engines.choose('claude'),
  ]);
  return {
    claude: {
      available: choice.kind === 'claude',
      reason: choice.reason,
      version: claude?.version ?? null,
    },
    local: true,
  };
}
