import { createHash, createHmac } from 'node:crypto';

/** The parts of a request that are signed, each exactly as it is sent. */
export interface SignedParts {
  method: string;
  /** Before `?`. */
  path: string;
  /** Without `?`; may be empty. */
  query: string;
  actorUserId: string;
  /** Empty without a body. */
  contentType: string;
  idempotencyKey: string;
  body: string;
}

/** The value of `X-HMAC-Signature`; docs/api.md has the lines and vectors. */
export function signatureHeader(
  key: { keyId: string; secret: string },
  stamp: { timestamp: number; nonce: string },
  parts: SignedParts,
): string {
  const { timestamp, nonce } = stamp;
  const text = [
    'CPM1',
    timestamp,
    nonce,
    key.keyId,
    parts.method,
    parts.path,
    parts.query,
    parts.actorUserId,
    parts.contentType,
    parts.idempotencyKey,
    createHash('sha256').update(parts.body).digest('hex'),
  ].join('\n');
  const code = createHmac('sha256', key.secret).update(text).digest('hex');
  return `t=${timestamp},n=${nonce},k=${key.keyId},v1=${code}`;
}
