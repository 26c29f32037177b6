import type { BillingPolicy } from '@planline/contracts/billing';
import type { EngineKind } from '@planline/contracts/engine';

/** The one rule of what costs: the time of an engine that the operator pays for. */
export const isFree = (policy: BillingPolicy, engine: EngineKind): boolean =>
  policy.freeEngines.has(engine);

/** Whole AI seconds: a run's time is rounded up once, here. */
export const aiSecondsOf = (aiMs: number): number => Math.ceil(aiMs / 1_000);
