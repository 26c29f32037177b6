import { describe, expect, it } from 'vitest';
import {
  decideDirection,
  directionOfText,
  isolate,
  isolateLtr,
  middleTruncate,
  revealHidden,
  stripBidiControls,
  tokenizeBidi,
} from './bidi';

const isolated = (text: string) =>
  tokenizeBidi(text)
    .filter((token) => token.kind === 'ltr')
    .map((token) => token.value);

describe('tokenizeBidi', () => {
  it.each([
    'src/auth.ts',
    'v1.2.3',
    '10:30',
    '1/12/2023',
    '5/15',
    'foo(bar, baz)',
    '/src/app/auth.ts',
    './run.sh',
    '2026-11-22',
    '10-20',
    '-3',
    '80%',
    '$0.42',
    '#123',
    'Array<string>',
    'https://example.com/a?b=1',
    'lina@example.com',
    'src/pages/cakes.html',
    '--watch',
    'dates.js',
    'src/app/auth.ts:12',
    '84 kB',
    '1.5 GiB',
    '120ms',
  ])('isolates %s inside an Arabic sentence', (value) => {
    expect(isolated(`افتح ${value} الآن`)).toEqual([value]);
  });

  it('isolates each side of a diff stat', () => {
    expect(isolated('تغيّر +12 -3 سطرًا')).toEqual(['+12', '-3']);
  });

  it('leaves ordinary words and plain numbers alone', () => {
    expect(isolated('أضف 3 خطوات إلى الخطة')).toEqual([]);
    expect(isolated('a well-known word and 3 steps')).toEqual([]);
  });

  it('leaves the full stop of the sentence outside', () => {
    expect(isolated('عدّل src/auth.ts. ثم انتهى')).toEqual(['src/auth.ts']);
    expect(isolated('راجع https://example.com/a.')).toEqual(['https://example.com/a']);
  });

  it('loses no character', () => {
    const text = 'شغّل ./run.sh -v ثم افتح /src/app/auth.ts (خط 12) و #123.';
    expect(
      tokenizeBidi(text)
        .map((token) => token.value)
        .join(''),
    ).toBe(text);
  });
});

describe('direction', () => {
  it('goes by the majority of letters, not by the first one', () => {
    expect(directionOfText('Okay عربي عربي عربي', 'en')).toBe('rtl');
    expect(directionOfText('Plan: أضف صفحة جديدة', 'en')).toBe('rtl');
    expect(directionOfText('أهلا, this is mostly an English sentence', 'ar')).toBe('ltr');
  });

  it('gives code and paths no vote', () => {
    expect(directionOfText('`npm install everything` ثم شغّل', 'en')).toBe('rtl');
    expect(directionOfText('src/components/very/long/path.tsx هنا', 'en')).toBe('rtl');
  });

  it('falls back when there is nothing to go by', () => {
    expect(directionOfText('', 'ar')).toBe('rtl');
    expect(directionOfText('12345', 'ar')).toBe('rtl');
    expect(directionOfText('12345', 'en')).toBe('ltr');
  });

  it('is settled after twelve letters', () => {
    expect(decideDirection('Plan: أضف', 'ar').settled).toBe(false);
    expect(decideDirection('Plan: أضف صفحة جديدة', 'ar')).toEqual({
      direction: 'rtl',
      settled: true,
    });
  });
});

describe('marks', () => {
  it('strips what can reorder text', () => {
    expect(stripBidiControls('a\u202Eb\u2066c\u200Fd')).toBe('abcd');
  });
  it('isolates text that has no markup', () => {
    expect(isolate('abc')).toBe('\u2068abc\u2069');
    expect(isolateLtr('a\u202Eb')).toBe('\u2066ab\u2069');
  });
  it('shows hidden characters in names', () => {
    expect(revealHidden('a\u202Egnp.exe')).toBe('a⟨U+202E⟩gnp.exe');
  });
});

describe('middleTruncate', () => {
  it('keeps the file name', () => {
    expect(middleTruncate('src/features/timeline/cards/plan-card.tsx', 26)).toBe(
      'src/feature…/plan-card.tsx',
    );
    expect(middleTruncate('short.ts', 26)).toBe('short.ts');
  });
  it('never exceeds the limit', () => {
    for (let max = 4; max < 40; max += 1)
      expect(
        middleTruncate('a/very-long-file-name-indeed.test.ts', max).length,
      ).toBeLessThanOrEqual(max);
  });
});
