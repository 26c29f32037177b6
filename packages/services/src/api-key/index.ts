export { type AdmitContext, admitSignedRequest } from './admit-signed-request';
export { createApiKey } from './create-api-key';
export type { NewApiKey } from './insert-api-key';
export type { KeyContext } from './key-context';
export { type ApiKeyView, listApiKeys } from './list-api-keys';
export { revokeApiKey } from './revoke-api-key';
export { rotateApiKey } from './rotate-api-key';
export { createSecretVault, type SecretVault } from './secret-vault';
export { sweepRequestNonces } from './sweep-request-nonces';
