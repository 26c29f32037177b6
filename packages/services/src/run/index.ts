export { type BuildLock, buildLockOf, requireNoActiveBuild } from './build-lock';
export { cancelRun, requestCancel } from './cancel-run';
export {
  claimRun,
  claimStatement,
  claimValues,
  heldRunOf,
  noteEngine,
  takingTurns,
} from './claim-run';
export { type Delivery, finishRun, type RunEnd } from './finish-run';
export { type FollowRunInput, followRun } from './follow-run';
export { getRun } from './get-run';
export { handOverRun } from './hand-over-run';
export { type HeldRun, type RunRow, RunStopped, type StopCause, stopCauseOf } from './held-run';
export { type Hold, holdRun } from './hold-run';
export { interruptRun, listLostRuns } from './interrupt-run';
export { type NewBuild, queueBuildRun } from './queue-build-run';
export { queuePlanRun } from './queue-plan-run';
export { createRunEventWriter, type RunEventWriter } from './run-event-writer';
export { createRunMeter, type RunMeter } from './run-meter';
export { loadOpenRuns, toRunView, toRunViews } from './run-view';
export { wakeDispatcher } from './wake-dispatcher';
export { wakeNextPlanRun } from './wake-next-plan-run';
export { wakeStalledRuns } from './wake-stalled-runs';
