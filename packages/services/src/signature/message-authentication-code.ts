import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256, as in RFC 9421 §3.3.3. */
export function messageAuthenticationCode(secret: Uint8Array, text: string): Buffer {
  return createHmac('sha256', secret).update(text, 'utf8').digest();
}

/** Whether any of the codes is right under any of the secrets; takes the same time whichever it is. */
export function matchesAny(
  codes: readonly Uint8Array[],
  secrets: readonly Uint8Array[],
  text: string,
): boolean {
  let matches = 0;
  for (const secret of secrets) {
    const expected = messageAuthenticationCode(secret, text);
    for (const code of codes) {
      matches |= code.length === expected.length && timingSafeEqual(code, expected) ? 1 : 0;
    }
  }
  return matches === 1;
}
