import { z } from 'zod';
import { buildViewSchema } from './build';
import { chatPlanResponseSchema } from './chat-response';
import { refusalSchema } from './refusal';
import { runEventSchema, runViewSchema } from './run-event';

/**
 * The server-sent events of `/v1`: `event` is the name, `data` the JSON of the shape. Only `run-event` has
 * an id, its `seq`: a reader who sends it as `Last-Event-ID` goes on right after it.
 */
export const publicStreamEvents = {
  /** First and at once: how the run stands. */
  run: runViewSchema,
  'run-event': runEventSchema,
  /** Last of a plan run: the envelope that the JSON answer would have been. */
  chat_response: chatPlanResponseSchema,
  /** Last of a build. */
  build: buildViewSchema,
  /** Last: this server is going away; the run is not. Come back after this many ms. */
  reconnect: z.object({ afterMs: z.number().int().min(0) }),
  /** Last: the reader may not read on, or reading failed. */
  error: refusalSchema,
} as const;

export type PublicStreamEventName = keyof typeof publicStreamEvents;
export type PublicStreamEvent = {
  [Name in PublicStreamEventName]: {
    name: Name;
    /** Null for events that do not move the reader on. */
    id: number | null;
    data: z.infer<(typeof publicStreamEvents)[Name]>;
  };
}[PublicStreamEventName];
