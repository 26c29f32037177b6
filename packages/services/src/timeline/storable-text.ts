/**
 * PostgreSQL's jsonb holds neither NUL nor half of a surrogate pair, and both can come out of a program's
 * output or a model's: the first is dropped, the second becomes the replacement character.
 */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** The same for every text inside of a JSON value. */
export function storableJson<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [storableText(key), cleaned(member)]),
    );
  }
  return value;
}
