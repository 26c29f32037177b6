import type { ApiKeyView } from '@planline/contracts/api-key';

/** `replaced`: live, with a newer live key of its family beside it that servers move to. */
export type KeyState = 'live' | 'replaced' | 'revoked';

export interface ShownKey {
  key: ApiKeyView;
  state: KeyState;
  /** A family has two live keys at most: the old one goes before a third is made. */
  canRotate: boolean;
}

/** The keys that still let somebody in, and those that do not, each oldest first as they came. */
export function shownKeysOf(keys: readonly ApiKeyView[]): {
  live: ShownKey[];
  revoked: ShownKey[];
} {
  const shown = keys.map((key, index): ShownKey => {
    if (key.revokedAt !== null) return { key, state: 'revoked', canRotate: false };
    const isSibling = (other: ApiKeyView) =>
      other.familyId === key.familyId && other.revokedAt === null && other !== key;
    const isReplaced = keys.slice(index + 1).some(isSibling);
    return { key, state: isReplaced ? 'replaced' : 'live', canRotate: !keys.some(isSibling) };
  });
  return {
    live: shown.filter(({ state }) => state !== 'revoked'),
    revoked: shown.filter(({ state }) => state === 'revoked'),
  };
}
