import { isDomainError } from '@planline/contracts/domain-error';
import type { ErrorCode } from '@planline/contracts/error-code';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { callerFor } from '../../server/caller';
import { shownErrorOf } from '../errors/error-view';

/** The procedures for the reader of this request; one caller per request. */
export const serverApi = cache(async () => callerFor(await headers()));

/** The signed-in reader, or null; asked once per request. */
export const currentAccount = cache(async () => (await serverApi()).account.me());

/** The refusal's code. A tRPC caller wraps it; both module graphs have a DomainError of their own. */
export function codeOfServerError(error: unknown): ErrorCode | 'OFFLINE' {
  const cause = (error as { cause?: unknown } | null)?.cause;
  for (const each of [cause, error]) {
    if (isDomainError(each)) return each.code;
    const named = each as { name?: unknown; code?: unknown } | null;
    if (named?.name === 'DomainError') return named.code as ErrorCode;
  }
  return shownErrorOf(error).code;
}

/** A missing project and somebody else's project are the same page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const code = codeOfServerError(error);
    if (code === 'PROJECT_NOT_FOUND' || code === 'NOT_FOUND' || code === 'VALIDATION_FAILED')
      notFound();
    throw error;
  }
}
