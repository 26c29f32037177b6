import { balanceSchema } from '@planline/contracts/billing';
import { buildViewSchema } from '@planline/contracts/build';
import { chatPlanRequestInTransitionSchema } from '@planline/contracts/chat-plan-request';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import {
  convertToBuildRequestSchema,
  convertToBuildResponseSchema,
} from '@planline/contracts/convert-to-build';
import { errorCodeSchema } from '@planline/contracts/error-code';
import { planContentSchema } from '@planline/contracts/plan';
import { planSessionViewSchema } from '@planline/contracts/plan-session';
import { publicStreamEvents } from '@planline/contracts/public-stream';
import { refusalSchema } from '@planline/contracts/refusal';
import { runEventSchema, runViewSchema } from '@planline/contracts/run-event';
import { timelineItemSchema, timelineItemsSchema } from '@planline/contracts/timeline-item';
import { z } from 'zod';

/** The contracts that the document names; every other shape stands where it is used. */
const named: Record<string, z.ZodType> = {
  ChatPlanRequest: chatPlanRequestInTransitionSchema,
  ChatPlanResponse: chatPlanResponseSchema,
  ConvertToBuildRequest: convertToBuildRequestSchema,
  ConvertToBuildResponse: convertToBuildResponseSchema,
  PlanSession: planSessionViewSchema,
  PlanContent: planContentSchema,
  Timeline: timelineItemsSchema,
  TimelineItem: timelineItemSchema,
  Run: runViewSchema,
  RunEvent: runEventSchema,
  Build: buildViewSchema,
  Balance: balanceSchema,
  Reconnect: publicStreamEvents.reconnect,
  Refusal: refusalSchema,
  ErrorCode: errorCodeSchema,
};

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });

const addressOf = (id: string) => `#/components/schemas/${id}`;

/** @throws for a schema without a name: what a route answers with has one */
export function referenceTo(schema: z.ZodType): { $ref: string } {
  const meta = registry.get(schema);
  if (!meta) throw new Error('a schema of a route is not named in openapi/components.ts');
  return { $ref: addressOf(meta.id) };
}

/** `components.schemas` as JSON Schema 2020-12, by zod itself. */
export function componentSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(registry, {
    io: 'output',
    uri: addressOf,
    override: ({ jsonSchema }) => {
      // `format` says it; zod's pattern for it is 300 characters that nobody can read.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
