import type { ApiKeyView } from '@planline/contracts/api-key';
import { describe, expect, it } from 'vitest';
import { shownKeysOf } from './key-state';

const key = (keyId: string, change: Partial<ApiKeyView> = {}): ApiKeyView => ({
  keyId,
  familyId: keyId,
  name: 'Shop',
  projectCount: 1,
  createdAt: '2026-11-22T09:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
  ...change,
});
const revokedAt = '2026-11-23T09:00:00.000Z';
const states = (keys: ApiKeyView[]) =>
  shownKeysOf(keys).live.map(({ key: { keyId }, state, canRotate }) => [keyId, state, canRotate]);

describe('the keys of a project', () => {
  it('can each be changed while they are alone', () => {
    expect(states([key('a'), key('b')])).toEqual([
      ['a', 'live', true],
      ['b', 'live', true],
    ]);
  });

  it('are two during a change: the older one is being replaced, and neither is changed again', () => {
    expect(states([key('a'), key('b', { familyId: 'a' }), key('c')])).toEqual([
      ['a', 'replaced', false],
      ['b', 'live', false],
      ['c', 'live', true],
    ]);
  });

  it('are one again when the old one is revoked', () => {
    const keys = [key('a', { revokedAt }), key('b', { familyId: 'a' })];
    expect(states(keys)).toEqual([['b', 'live', true]]);
    expect(shownKeysOf(keys).revoked).toMatchObject([{ state: 'revoked', canRotate: false }]);
  });
});
