import { hash } from 'node:crypto';
import type { SignatureHeader } from './signature-header';

/** The parts of a request that are signed, each exactly as it was received. */
export interface SignedParts {
  method: string;
  /** As in the request line, before `?`. */
  path: string;
  /** As sent, without `?`; may be empty. */
  query: string;
  /** `X-Actor-User-Id`, or empty. */
  actorUserId: string;
  contentType: string;
  idempotencyKey: string;
  /** The bytes on the wire, before anything parsed them. */
  body: Uint8Array;
}

/**
 * The lines under the MAC, LF between and none at the end. Every field but the body is one line:
 * `hasOnlyLines` has to hold, or two requests could have one text.
 */
export function canonicalRequest(
  { timestamp, nonce, keyId }: Pick<SignatureHeader, 'timestamp' | 'nonce' | 'keyId'>,
  parts: SignedParts,
): string {
  return [
    'CPM1',
    timestamp,
    nonce,
    keyId,
    parts.method,
    parts.path,
    parts.query,
    parts.actorUserId,
    parts.contentType,
    parts.idempotencyKey,
    hash('sha256', parts.body, 'hex'),
  ].join('\n');
}

// Printable ASCII: what a header and a request line may hold, and the same bytes in every encoding.
const line = /^[\x20-\x7e]*$/;
const longestLine = 8_192;

export function hasOnlyLines(parts: SignedParts): boolean {
  const fields = [
    parts.path,
    parts.query,
    parts.actorUserId,
    parts.contentType,
    parts.idempotencyKey,
  ];
  return (
    /^[A-Z]{1,16}$/.test(parts.method) &&
    parts.path.startsWith('/') &&
    !parts.path.includes('?') &&
    fields.every((field) => field.length <= longestLine && line.test(field))
  );
}
