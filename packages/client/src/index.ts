export { createPlanlineClient, type PlanlineClient } from './create-client';
export type { ClientOptions } from './options';
export { RefusedError } from './refused-error';
export { type SignedParts, signatureHeader } from './signature';
