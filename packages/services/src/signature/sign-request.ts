import { canonicalRequest, type SignedParts } from './canonical-request';
import { messageAuthenticationCode } from './message-authentication-code';

export interface Signer {
  keyId: string;
  secret: Uint8Array;
}

/** The value of `X-HMAC-Signature` for a request, as a client makes it. */
export function signRequest(
  signer: Signer,
  stamp: { timestamp: number; nonce: string },
  parts: SignedParts,
): string {
  const { keyId, secret } = signer;
  const timestamp = String(stamp.timestamp);
  const text = canonicalRequest({ timestamp, nonce: stamp.nonce, keyId }, parts);
  const code = messageAuthenticationCode(secret, text).toString('hex');
  return `t=${timestamp},n=${stamp.nonce},k=${keyId},v1=${code}`;
}
