export { canonicalRequest, type SignedParts } from './canonical-request';
export { messageAuthenticationCode } from './message-authentication-code';
export { type Signer, signRequest } from './sign-request';
export {
  type KeyRing,
  type SignatureFault,
  type SignatureVerdict,
  signatureWindowSeconds,
  verifySignature,
} from './verify-signature';
