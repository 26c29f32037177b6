import { type ErrorCode, errorCatalog } from '@planline/contracts/error-code';
import type { RouteContract } from '../v1/route-contract';

/** Every code that a route may refuse with, by HTTP status, ascending. */
export function refusalsOf(route: RouteContract): Map<number, ErrorCode[]> {
  const codes = new Set<ErrorCode>([
    'VALIDATION_FAILED',
    'SIGNATURE_INVALID',
    'PROJECT_NOT_FOUND',
    'NOT_FOUND',
    'INTERNAL',
    ...(route.method === 'POST' ? (['MESSAGE_TOO_LONG'] as const) : []),
    ...(route.isCounted ? (['RATE_LIMITED'] as const) : []),
    ...(route.repeat ? (['IDEMPOTENCY_MISMATCH'] as const) : []),
    ...(route.events ? (['CURSOR_INVALID'] as const) : []),
    ...(route.refusals ?? []),
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...codes].sort((a, b) => errorCatalog[a].status - errorCatalog[b].status)) {
    const { status } = errorCatalog[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
