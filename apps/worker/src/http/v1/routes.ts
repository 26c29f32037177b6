import { balanceRoute } from './balance-route';
import { buildEventsRoute, buildRoute, cancelBuildRoute } from './build-routes';
import { chatPlanRoute } from './chat-plan-route';
import { convertRoute } from './convert-route';
import { cancelRunRoute, runEventsRoute, runRoute } from './run-routes';
import { sessionRoute } from './session-route';
import { timelineRoute } from './timeline-route';
import type { V1Route } from './v1-route';

/** Everything that `/v1` has: routes, document and access matrix come from this list. */
export const routes: readonly V1Route[] = [
  chatPlanRoute,
  convertRoute,
  sessionRoute,
  timelineRoute,
  runRoute,
  runEventsRoute,
  cancelRunRoute,
  buildRoute,
  buildEventsRoute,
  cancelBuildRoute,
  balanceRoute,
];
