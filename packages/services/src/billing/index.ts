export { type Charge, chargeOf, isFree } from './charge-of';
export { createBilling } from './create-billing';
export { type Extension, extendHold } from './extend-hold';
export { fillAllowance } from './fill-allowance';
export { type Grant, grantSeconds } from './grant-seconds';
export { type BrokenLaw, type Reconciliation, reconcile } from './reconcile';
export { releaseHold, releaseProjectHolds } from './release-hold';
export { type NewHold, type Reservation, reserveSeconds } from './reserve-seconds';
export { type DeliveredRun, settleHold } from './settle-hold';
