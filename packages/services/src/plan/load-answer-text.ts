import type { RunId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { runEvents } from '@planline/db/schema/run-events';
import { and, asc, eq, inArray } from 'drizzle-orm';

/** The answer's text as readers have it: the deltas of the newest attempt, in order. */
export async function loadAnswerText(
  db: DatabaseReader,
  runId: RunId,
): Promise<{ text: string; attempt: number }> {
  const rows = await db
    .select({ payload: runEvents.payload })
    .from(runEvents)
    .where(
      and(eq(runEvents.runId, runId), inArray(runEvents.type, ['answer-start', 'answer-delta'])),
    )
    .orderBy(asc(runEvents.seq));
  let text = '';
  let attempt = 0;
  for (const { payload } of rows) {
    if (payload.type === 'answer-start') {
      attempt = payload.attempt;
      text = '';
    } else if (payload.type === 'answer-delta') {
      text += payload.text;
    }
  }
  return { text, attempt };
}
