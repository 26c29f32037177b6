import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { errorCatalog, errorCodeSchema } from '@planline/contracts/error-code';
import { refusalSchema } from '@planline/contracts/refusal';
import { expect } from 'vitest';
import { refusalsOf } from '../../openapi/refusals';
import { routes } from '../routes';

/**
 * Whether an answer is what the contract of its route says: every field and no other, and a refusal with its
 * own status, one that the document names, and the details of its code.
 */
export function checkAnswer(
  { method, path }: { method: string; path: string },
  { status, json }: { status: number; json: unknown },
): void {
  const route = routes.find(
    (one) => one.method === method && patternOf(one.path).test(path.split('?')[0] ?? ''),
  );
  if (status === 200) {
    expect(route?.answer?.parse(json)).toEqual(json);
    return;
  }
  const isEnvelope = typeof json === 'object' && json !== null && 'sessionId' in json;
  const refusal = (isEnvelope ? chatPlanResponseSchema : refusalSchema).parse(json);
  expect(refusal).toEqual(json);
  const code = errorCodeSchema.parse(refusal.error);
  expect(errorCatalog[code].status).toBe(status);
  if (route) expect(refusalsOf(route).get(status)).toContain(code);
  if ('details' in refusal) {
    expect(errorCatalog[code].details.parse(refusal.details)).toEqual(refusal.details);
  }
}

const patternOf = (path: string) => new RegExp(`^/v1${path.replace(/:\w+/g, '[^/]+')}$`);
