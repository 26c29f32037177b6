import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectBuildEvents } from '@planline/db/schema/project-build-events';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projectVersions } from '@planline/db/schema/project-versions';
import { runEvents } from '@planline/db/schema/run-events';
import { runs } from '@planline/db/schema/runs';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import type { Transaction } from '../context';
import type { NewMessage } from '../timeline';

type New<Table extends { $inferInsert: unknown }> = Table['$inferInsert'];

/** A history before it is written. Timeline rows carry an id of their own, so that answers can name their question. */
export interface DemoRows {
  builds: New<typeof projectBuildMetrics>[];
  versions: New<typeof projectVersions>[];
  sessions: New<typeof projectChatPlanSessions>[];
  plans: New<typeof plans>[];
  revisions: New<typeof planRevisions>[];
  runs: New<typeof runs>[];
  runEvents: New<typeof runEvents>[];
  buildEvents: New<typeof projectBuildEvents>[];
  consumption: New<typeof userAiTimeConsumption>[];
  timeline: (NewMessage & { id: number })[];
}

export function noRows(): DemoRows {
  return {
    builds: [],
    versions: [],
    sessions: [],
    plans: [],
    revisions: [],
    runs: [],
    runEvents: [],
    buildEvents: [],
    consumption: [],
    timeline: [],
  };
}

/** Far below the parameters that one statement may have. */
const rowsPerStatement = 500;

/** In the order that the references between tables ask for; the timeline last, as everywhere. */
export async function writeRows(tx: Transaction, rows: DemoRows): Promise<void> {
  for (const part of parts(rows.builds)) await tx.insert(projectBuildMetrics).values(part);
  for (const part of parts(rows.versions)) await tx.insert(projectVersions).values(part);
  for (const part of parts(rows.sessions)) await tx.insert(projectChatPlanSessions).values(part);
  for (const part of parts(rows.plans)) await tx.insert(plans).values(part);
  for (const part of parts(rows.revisions)) await tx.insert(planRevisions).values(part);
  for (const part of parts(rows.runs)) await tx.insert(runs).values(part);
  for (const part of parts(rows.runEvents)) await tx.insert(runEvents).values(part);
  for (const part of parts(rows.buildEvents)) await tx.insert(projectBuildEvents).values(part);
  for (const part of parts(rows.consumption)) await tx.insert(userAiTimeConsumption).values(part);
  for (const part of parts(rows.timeline)) await tx.insert(projectChatLogMinimal).values(part);
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let first = 0; first < rows.length; first += rowsPerStatement) {
    yield rows.slice(first, first + rowsPerStatement);
  }
}
