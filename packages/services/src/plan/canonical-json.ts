/**
 * RFC 8785 (JSON Canonicalization Scheme): keys in UTF-16 code-unit order, no white space, numbers
 * and strings as ECMAScript writes them. `undefined` members are absent, as in JSON itself.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new TypeError('JSON has no such number');
    }
    return JSON.stringify(value) ?? 'null';
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // The default order of strings in ECMAScript is by UTF-16 code unit, which is what the RFC asks.
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
