'use client';

/**
 * Scroll locking of dialogs inserts a style element; it takes its nonce from this global (the
 * `get-nonce` convention), and the page's policy refuses it without.
 */
export function StyleNonce({ nonce }: { nonce: string }) {
  if (typeof window !== 'undefined')
    (window as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
  return null;
}
