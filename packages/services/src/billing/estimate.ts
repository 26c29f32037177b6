import type { Billing, BuildEstimate, Estimate } from '@planline/contracts/billing';
import type { ChatMode } from '@planline/contracts/chat-response';
import type { EngineKind } from '@planline/contracts/engine';
import type { ProjectId } from '@planline/contracts/ids';
import { BUILD_ESTIMATE } from '@planline/contracts/limits';
import type { DatabaseReader } from '@planline/db/client';
import {
  type OperationType,
  userAiTimeConsumption,
} from '@planline/db/schema/user-ai-time-consumption';
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { operationOf } from './operation-of';
import { isFree } from './what-costs';

type Guess = Pick<Estimate, 'lowSeconds' | 'highSeconds' | 'confidence'>;

/** How many of the newest runs tell what the next one will take. */
const recentRuns = 20;
/** So few say nothing yet. */
const recentRunsLeast = 3;
/** Of the specification's figure, where a project has no history: how far below it a run may stay. */
const lowShare = { high: 0.8, medium: 0.5, low: 0.4 } as const;
/** Of the project's own runs: this part takes no longer. */
const quantile = 0.8;

/** A message of a project: what it will probably take, and whether it costs anything. */
export async function estimateMessage(
  db: DatabaseReader,
  billing: Billing,
  message: { projectId: ProjectId; text: string; engine: EngineKind },
): Promise<Estimate> {
  const mode: ChatMode = billing.guessMode(message.text);
  if (isFree(billing, message.engine)) {
    return { mode, lowSeconds: 0, highSeconds: 0, confidence: 'high', isFree: true };
  }
  const recent = await loadRecentSeconds(db, message.projectId, [operationOf(mode)]);
  return { mode, ...estimateOf(billing.estimates[mode], recent), isFree: false };
}

export async function estimateBuild(
  db: DatabaseReader,
  billing: Billing,
  build: { projectId: ProjectId; engine: EngineKind },
): Promise<BuildEstimate> {
  if (isFree(billing, build.engine)) {
    return { lowSeconds: 0, highSeconds: 0, confidence: 'high', isFree: true };
  }
  const recent = await loadRecentSeconds(db, build.projectId, ['main_build', 'update']);
  return { ...estimateOf(BUILD_ESTIMATE, recent), isFree: false };
}

/**
 * The specification's figure and the project's own history, where there is any, are the two ends of a
 * range; a message reserves the larger.
 */
export function estimateOf(
  known: { seconds: number; confidence: Estimate['confidence'] },
  recentSeconds: readonly number[],
): Guess {
  const { seconds, confidence } = known;
  if (recentSeconds.length < recentRunsLeast) {
    return {
      lowSeconds: Math.ceil(seconds * lowShare[confidence]),
      highSeconds: seconds,
      confidence,
    };
  }
  const sorted = [...recentSeconds].sort((a, b) => a - b);
  const own = sorted[Math.ceil(sorted.length * quantile) - 1] ?? seconds;
  return {
    lowSeconds: Math.min(seconds, own),
    highSeconds: Math.max(seconds, own),
    confidence: 'high',
  };
}

/** AI seconds of the project's newest runs of this kind that cost something: free engines take other times. */
async function loadRecentSeconds(
  db: DatabaseReader,
  projectId: ProjectId,
  operations: readonly OperationType[],
): Promise<number[]> {
  const rows = await db
    .select({ seconds: userAiTimeConsumption.seconds })
    .from(userAiTimeConsumption)
    .where(
      and(
        eq(userAiTimeConsumption.projectId, projectId),
        inArray(userAiTimeConsumption.operationType, [...operations]),
        gt(userAiTimeConsumption.chargedSeconds, 0),
      ),
    )
    .orderBy(desc(userAiTimeConsumption.id))
    .limit(recentRuns);
  return rows.map(({ seconds }) => seconds);
}
