import type { EngineUsage } from '@planline/contracts/engine';
import { isRecord, type LooseRecord, recordOf } from '../prompt/loose-values';

export const noUsage: EngineUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/**
 * What this turn cost. `total_cost_usd` and `modelUsage` add up over a resumed session, so the
 * per-turn figures come first. Input tokens that were read from the cache are in the cost and not
 * in the count: each step of a turn reads the whole conversation again, and a session's token cap
 * is about its length.
 */
export function usageOfResult(result: LooseRecord): EngineUsage {
  const sinceLast = recordOf(result.model_usage_since_last_result);
  const perModel = Object.values(sinceLast).filter(isRecord);
  if (perModel.length > 0) {
    return perModel
      .map((model) => ({
        inputTokens: count(model.inputTokens) + count(model.cacheCreationInputTokens),
        outputTokens: count(model.outputTokens),
        costUsd: count(model.costUSD),
      }))
      .reduce(addUsage, noUsage);
  }
  const usage = recordOf(result.usage);
  return {
    inputTokens: count(usage.input_tokens) + count(usage.cache_creation_input_tokens),
    outputTokens: count(usage.output_tokens),
    costUsd: count(result.total_cost_usd),
  };
}

export const addUsage = (one: EngineUsage, other: EngineUsage): EngineUsage => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  costUsd: one.costUsd + other.costUsd,
});

const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
