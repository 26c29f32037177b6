import { z } from 'zod';
import { chatStateSchema } from './chat-state';
import { runEventSchema } from './run-event';
import { timelineEntrySchema } from './timeline-entry';

/** What `timeline.onEvent` sends; each item carries the position to resume from as its tracked id. */
export const projectStreamItemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entry'), entry: timelineEntrySchema }),
  z.object({ type: z.literal('run'), event: runEventSchema }),
  /** Lock, queue or engine changed: replaces what the client knew. */
  z.object({ type: z.literal('state'), state: chatStateSchema }),
  /** The server is going away on purpose: connect again after this many ms. */
  z.object({ type: z.literal('reconnect'), afterMs: z.number().int() }),
]);
export type ProjectStreamItem = z.infer<typeof projectStreamItemSchema>;
