import { describe, expect, it } from 'vitest';
import { JsonLineReader } from './json-line-reader';

describe('JsonLineReader', () => {
  it('puts lines together from pieces of any size, without cutting a character', () => {
    const bytes = Buffer.from('{"a":"مرحبا"}\n\nnoise\n[1]\n{"b":"🥖"}\n{"c":1}');
    for (const size of [1, 2, 3, 7, 100]) {
      const reader = new JsonLineReader();
      const records: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        records.push(...reader.push(bytes.subarray(at, at + size)));
      }
      records.push(...reader.end());
      expect(records).toEqual([{ a: 'مرحبا' }, { b: '🥖' }, { c: 1 }]);
    }
  });

  it('passes over broken JSON, and keeps a line with bad UTF-8', () => {
    const reader = new JsonLineReader();
    const bad = Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}\n'),
    ]);
    expect(reader.push(Buffer.from('{"a":\n'))).toEqual([]);
    expect(reader.push(bad)).toEqual([{ a: '\uFFFD\uFFFD' }]);
  });

  it('drops a line that is too long and goes on with the next', () => {
    const reader = new JsonLineReader(100);
    expect(reader.push(Buffer.from(`{"a":"${'x'.repeat(80)}`))).toEqual([]);
    expect(reader.push(Buffer.from(`${'x'.repeat(80)}"}\n{"b":1}\n`))).toEqual([{ b: 1 }]);
  });
});
