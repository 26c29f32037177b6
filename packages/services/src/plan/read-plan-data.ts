import {
  featurePlanResponseSchema,
  fixPlanResponseSchema,
} from '@planline/contracts/chat-response';
import { type PlanReference, planReferenceSchema } from '@planline/contracts/convert-to-build';
import { DomainError } from '@planline/contracts/domain-error';
import { type PlanContent, planContentSchema } from '@planline/contracts/plan';
import type { z } from 'zod';
import { planContentFromAnswer } from './plan-content-from-answer';

/** What a client sent of a plan: the name of a stored revision, or a content. */
export type PlanData = { reference: PlanReference } | { content: PlanContent };

/**
 * Reads the three forms in which a client may have a plan: the payload of the answer's action, the
 * answer's own data, and a plan's content.
 * @throws PLAN_INVALID
 */
export function readPlanData(data: Record<string, unknown>): PlanData {
  if ('digest' in data) return { reference: parse(planReferenceSchema, data) };
  if ('contractVersion' in data) return { content: parse(planContentSchema, data) };
  const content =
    'solution' in data
      ? planContentFromAnswer({ intent: 'fix', response: parse(fixPlanResponseSchema, data) })
      : planContentFromAnswer({
          intent: 'feature',
          response: parse(featurePlanResponseSchema, data),
        });
  if (content) return { content };
  throw new DomainError('PLAN_INVALID', {
    issues: [{ path: 'planData', message: 'a plan needs at least one step' }],
  });
}

function parse<T extends z.ZodType>(schema: T, data: unknown): z.output<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: ['planData', ...issue.path].map(String).join('.'),
    message: issue.message,
  }));
  throw new DomainError('PLAN_INVALID', { issues });
}
