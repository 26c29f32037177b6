import { createHash } from 'node:crypto';
import { canonicalRequest, hasOnlyLines, type SignedParts } from './canonical-request';
import { matchesAny } from './message-authentication-code';
import { parseSignatureHeader } from './signature-header';

/** Why a signature was refused: for the audit log alone. A client hears SIGNATURE_INVALID and no more. */
export type SignatureFault =
  | 'header-missing'
  | 'header-malformed'
  | 'field-malformed'
  | 'clock-behind'
  | 'clock-ahead'
  | 'key-unknown'
  | 'code-wrong'
  | 'nonce-replayed';

export interface KeyRing<Key> {
  /** The live key with its secret; null for unknown and revoked ones. */
  find(keyId: string): Promise<{ key: Key; secrets: readonly Uint8Array[] } | null>;
}

export type SignatureVerdict<Key> =
  | { valid: true; key: Key; nonce: string; signedAt: Date }
  | { valid: false; fault: SignatureFault; keyId: string | null };

/** Both ways, in seconds. */
export const signatureWindowSeconds = 300;

// Stands in for the secret of a key that is not there: the work is the same, the answer is always no.
const nobodysSecret = createHash('sha256').update('planline: no key').digest();

/**
 * Header grammar, fields, clock, key, code, in this order; the nonce is the caller's, because only a
 * right code may use one up.
 */
export async function verifySignature<Key>(
  request: { header: string | undefined; parts: SignedParts },
  ring: KeyRing<Key>,
  now: Date,
): Promise<SignatureVerdict<Key>> {
  if (!request.header) return { valid: false, fault: 'header-missing', keyId: null };
  const header = parseSignatureHeader(request.header);
  if (!header) return { valid: false, fault: 'header-malformed', keyId: null };
  const { keyId, nonce } = header;
  const refuse = (fault: SignatureFault) => ({ valid: false, fault, keyId }) as const;
  if (!hasOnlyLines(request.parts)) return refuse('field-malformed');

  const aheadSeconds = Number(header.timestamp) - now.getTime() / 1_000;
  if (aheadSeconds < -signatureWindowSeconds) return refuse('clock-behind');
  if (aheadSeconds > signatureWindowSeconds) return refuse('clock-ahead');

  const found = await ring.find(keyId);
  const matches = matchesAny(
    header.macs,
    found?.secrets ?? [nobodysSecret],
    canonicalRequest(header, request.parts),
  );
  if (!found) return refuse('key-unknown');
  if (!matches) return refuse('code-wrong');
  return {
    valid: true,
    key: found.key,
    nonce,
    signedAt: new Date(Number(header.timestamp) * 1_000),
  };
}
