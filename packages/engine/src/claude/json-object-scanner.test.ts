import { describe, expect, it } from 'vitest';
import { JsonObjectScanner } from './json-object-scanner';

function scan(text: string, size: number): string {
  const scanner = new JsonObjectScanner();
  let passed = '';
  for (let at = 0; at < text.length; at += size) passed += scanner.push(text.slice(at, at + size));
  return passed;
}

describe('JsonObjectScanner', () => {
  const object = '{"a":{"b":"} \\" {"},"c":[{}]}';

  it.each([1, 3, 1_000])('passes the first object on, in pieces of %i', (size) => {
    expect(scan(object, size)).toBe(object);
    expect(scan(`\n  \`\`\`json\n${object}\n\`\`\`\nDone.`, size)).toBe(object);
    expect(scan(`${object} and {"more":1}`, size)).toBe(object);
  });

  it.each([1, 3, 1_000])(
    'passes nothing on of a text that begins with words, in pieces of %i',
    (size) => {
      expect(scan(`Here it is: ${object}`, size)).toBe('');
      expect(scan('`code` is {fine}', size)).toBe('');
    },
  );
});
