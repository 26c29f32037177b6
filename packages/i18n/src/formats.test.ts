import { languages } from '@planline/contracts/locale';
import { describe, expect, it } from 'vitest';
import { createFormats } from './formats';

const at = new Date('2026-11-22T09:41:00Z');

describe.each(languages)('formats in %s', (language) => {
  const formats = createFormats(language, 'UTC');

  it('writes Western digits everywhere', () => {
    const written = [
      formats.number(12345.6),
      formats.signed(-1234),
      formats.calendarDate('2026-11-22'),
      formats.percent(0.8),
      formats.date(at),
      formats.time(at),
      formats.dateTime(at),
      formats.duration(72_000),
      formats.clock(72_000),
      formats.bytes(1_500_000),
      formats.relative(new Date('2026-11-22T09:00:00Z'), at),
    ].join(' ');
    expect(written).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/u);
    expect(written).toMatch(/\d/u);
  });

  it('names today and yesterday and dates the rest', () => {
    expect(formats.day(at, at)).not.toMatch(/\d/u);
    expect(formats.day(new Date('2026-11-21T10:00:00Z'), at)).not.toMatch(/\d/u);
    expect(formats.day(new Date('2026-11-12T10:00:00Z'), at)).toMatch(/2026/u);
  });
});

it('keeps a date without a time on its day, wherever the reader is', () => {
  for (const zone of ['Pacific/Auckland', 'Pacific/Pago_Pago'])
    expect(createFormats('en', zone).calendarDate('2026-11-22')).toBe('Nov 22');
});

it('signs what was added and what was taken, and nothing else', () => {
  const { signed } = createFormats('en');
  expect([signed(3_600), signed(-42), signed(0)]).toEqual(['+3,600', '-42', '0']);
});

it('leaves out the smaller unit of a duration where it is zero', () => {
  const { duration } = createFormats('en');
  expect([60, 72, 3_600, 5_400].map((seconds) => duration(seconds * 1_000))).toEqual([
    '1 min',
    '1 min 12 sec',
    '1 hr',
    '1 hr 30 min',
  ]);
});

describe('clock', () => {
  it('pads seconds', () => {
    expect(createFormats('en').clock(72_000)).toBe('1:12');
    expect(createFormats('en').clock(5_000)).toBe('0:05');
  });
});
