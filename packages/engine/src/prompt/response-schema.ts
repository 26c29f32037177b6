import { chatModes, typedAnswerSchema } from '@planline/contracts/chat-response';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * The JSON schema of an answer, for `--json-schema`. The Messages API takes no `oneOf` at the top
 * of a tool's input, so the union sits inside `response`; that `response` fits `intent` is checked
 * when the answer is read. `intent` is the first property: models write in that order.
 */
export function answerJsonSchema(): JsonSchema {
  return {
    type: 'object',
    properties: {
      intent: { type: 'string', enum: [...chatModes] },
      response: {
        anyOf: typedAnswerSchema.options.map((option) => inlineSchema(option.shape.response)),
      },
    },
    required: ['intent', 'response'],
  };
}

/** `io: input` leaves extra keys allowed: they are dropped when the answer is read. */
export function inlineSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...inner } = z.toJSONSchema(schema, { io: 'input' });
  return inner;
}
