import { z } from 'zod';
import { isRecord, listOf, oneOf, recordOf, textOf } from './loose-values';
import { inlineSchema } from './response-schema';

const stepOutcomeSchema = z.enum(['done', 'skipped', 'changed']);

/** What the model says of its own build, step by step. */
export const buildReportSchema = z.object({
  steps: z.array(
    z.object({
      id: z.string().describe('the id of a step of the plan'),
      outcome: stepOutcomeSchema.describe(
        'done: as planned; changed: done in another way; skipped: not done',
      ),
      note: z.string().optional().describe('why, when the outcome is changed or skipped'),
    }),
  ),
  commitSubject: z
    .string()
    .describe('first line of the commit message: English, imperative, at most 72 characters'),
});
export type BuildReport = z.infer<typeof buildReportSchema>;

export const buildReportJsonSchema = () => inlineSchema(buildReportSchema);

/** Null when it is no report at all; steps without an id are dropped. */
export function normaliseBuildReport(value: unknown): BuildReport | null {
  if (!isRecord(value)) return null;
  const steps = listOf(value.steps).flatMap((item) => {
    const id = textOf(recordOf(item).id);
    if (id === '') return [];
    const note = textOf(recordOf(item).note).trim().slice(0, 2_000);
    const outcome = oneOf(recordOf(item).outcome, ['done', 'skipped', 'changed'], 'changed');
    return [{ id, outcome, ...(note && { note }) }];
  });
  return { steps, commitSubject: textOf(value.commitSubject) };
}
