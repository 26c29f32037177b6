import type { BillingPolicy } from '@planline/contracts/billing';
import type { EngineKind } from '@planline/contracts/engine';

export interface Charge {
  /** Measured, rounded up once. */
  aiSeconds: number;
  chargedSeconds: number;
  /** Of the charged ones. */
  bonusSeconds: number;
}

/** The one rule of what costs: the time of an engine that the operator pays for. */
export const isFree = (policy: BillingPolicy, engine: EngineKind): boolean =>
  policy.freeEngines.has(engine);

export const aiSecondsOf = (aiMs: number): number => Math.ceil(aiMs / 1_000);

/** What a run takes from a wallet: never more than was held for it, and bonus before paid. */
export function chargeOf(
  run: { aiMs: number; free: boolean },
  wallet: { runSeconds: number; bonusSeconds: number },
): Charge {
  const aiSeconds = aiSecondsOf(run.aiMs);
  const chargedSeconds = run.free ? 0 : Math.min(aiSeconds, wallet.runSeconds);
  return {
    aiSeconds,
    chargedSeconds,
    bonusSeconds: Math.min(chargedSeconds, wallet.bonusSeconds),
  };
}
