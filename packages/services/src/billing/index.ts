export { createBilling } from './create-billing';
export { estimateBuild, estimateMessage } from './estimate';
export { type Extension, extendHold } from './extend-hold';
export { fillAllowance } from './fill-allowance';
export { getBalance } from './get-balance';
export { getBuildEstimate } from './get-build-estimate';
export { getEstimate } from './get-estimate';
export { getMemberBalance } from './get-member-balance';
export { type Grant, grantSeconds } from './grant-seconds';
export {
  type GrantedSeconds,
  type GrantToPerson,
  grantToPerson,
  mayGrant,
} from './grant-to-person';
export { holdForBuild, holdForMessage, type RunToPay } from './hold-for-run';
export { entriesPageMost, listEntries } from './list-entries';
export { listUsage, usageDaysMost } from './list-usage';
export { operationOf, usageKindOf } from './operation-of';
export { type BrokenLaw, type Reconciliation, reconcile, reconcileBooks } from './reconcile';
export { releaseHold, releaseProjectHolds } from './release-hold';
export { type NewHold, type Reservation, reserveSeconds } from './reserve-seconds';
export { type DeliveredRun, settleHold } from './settle-hold';
export { aiSecondsOf, isFree } from './what-costs';
