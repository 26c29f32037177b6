import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SignedParts, signatureHeader } from './signature';

const key = {
  keyId: 'key_01JD0000000000000000000000',
  secret: 'planline-example-secret-32-bytes',
};
const stamp = { timestamp: 1_795_305_600, nonce: 'Zm9vYmFyMTIzNDU2Nzg5MA' };
const post: SignedParts = {
  method: 'POST',
  path: '/v1/chat-plan',
  query: '',
  actorUserId: 'user-1',
  contentType: 'application/json',
  idempotencyKey: 'order-4711',
  body: '{"userId":"user-1","projectId":"project-1","message":"Where are the hours?"}',
};
const get: SignedParts = {
  ...post,
  method: 'GET',
  path: '/v1/project/project-1/timeline',
  query: 'limit=2&mode=plan',
  contentType: '',
  idempotencyKey: '',
  body: '',
};

describe('the signature', () => {
  it('is that of the vectors in docs/api.md', () => {
    const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
    for (const parts of [post, get]) {
      expect(page).toContain(`\n${signatureHeader(key, stamp, parts)}\n`);
    }
  });
});
