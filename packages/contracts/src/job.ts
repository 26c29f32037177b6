import { z } from 'zod';
import { projectIdSchema, runIdSchema, userIdSchema } from './ids';

/** Jobs of the queue: name → payload. Enqueued in the transaction of the state that asks for them. */
export const jobPayloads = {
  'execute-plan-run': z.object({ runId: runIdSchema }),
  'execute-build-run': z.object({ runId: runIdSchema }),
  'import-project': z.object({
    projectId: projectIdSchema,
    userId: userIdSchema,
    source: z.discriminatedUnion('type', [
      z.object({ type: z.literal('path'), path: z.string() }),
      z.object({ type: z.literal('git'), url: z.string() }),
      z.object({ type: z.literal('archive'), file: z.string(), fileName: z.string() }),
      z.object({ type: z.literal('sample') }),
    ]),
  }),
  'dispatch-queued-messages': z.object({ projectId: projectIdSchema }),
  'sweep-runs': z.object({}),
  'reconcile-books': z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<N extends JobName> = z.infer<(typeof jobPayloads)[N]>;
