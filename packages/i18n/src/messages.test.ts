import { errorCatalog, errorCodes } from '@planline/contracts/error-code';
import { type Language, languages } from '@planline/contracts/locale';
import { messageTemplateKeys, messageTemplates } from '@planline/contracts/message-template';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { loadMessages } from './messages';
import { createTranslate, renderError, renderTemplate } from './translate';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const bundle = (language: Language) => flatten(loadMessages(language) as unknown as Tree);
const variablesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*([a-zA-Z_]\w*)\s*[,}]/gu)].map((match) => match[1]))].sort();

/** One value of each type that a details schema may hold. */
function exampleOf(schema: z.ZodType): Record<string, unknown> {
  const shape = (schema as unknown as { shape: Record<string, { def: { type: string } }> }).shape;
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => {
      const type = field.def.type;
      if (type === 'number') return [name, 3];
      if (type === 'array')
        return [name, name === 'issues' ? [{ path: 'a', message: 'b' }] : ['a.ts']];
      if (type === 'enum')
        return [name, Object.values((field as unknown as { enum: object }).enum)[0]];
      return [name, 'x'];
    }),
  );
}

describe.each(languages)('the %s bundle', (language) => {
  it('has exactly the keys of English', () => {
    expect(Object.keys(bundle(language)).sort()).toEqual(Object.keys(bundle('en')).sort());
  });

  it('uses the same variables as English in every message', () => {
    const english = bundle('en');
    const differing = Object.entries(bundle(language)).filter(
      ([key, text]) => variablesOf(text).join() !== variablesOf(english[key] ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leaves nothing empty', () => {
    expect(Object.entries(bundle(language)).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(messageTemplateKeys)('renders the template %s with every variable', (template) => {
    const variables = exampleOf(messageTemplates[template]) as Record<string, string | number>;
    const text = renderTemplate(language, {
      type: 'system',
      template,
      contractVersion: '1.0',
      variables,
    });
    for (const value of Object.values(variables)) if (value === 'x') expect(text).toContain('x');
    expect(text).not.toContain('{');
  });

  it.each(errorCodes)('says %s', (code) => {
    const text = renderError(language, { code, details: exampleOf(errorCatalog[code].details) });
    expect(text.length).toBeGreaterThan(5);
    expect(text).not.toContain('{');
  });
});

it('says a reason and a phase in words, never as a code', () => {
  const error = { code: 'BUILD_FAILED', details: { phase: 'build', reason: 'timed-out' } } as const;
  for (const language of languages) {
    expect(renderError(language, error)).not.toContain('timed-out');
  }
  expect(renderError('ar', error)).toMatch(/[\u0600-\u06FF]/u);
});

describe('Arabic', () => {
  it('writes all six plural forms wherever it counts', () => {
    const plurals = Object.entries(bundle('ar')).filter(([, text]) => /,\s*plural\s*,/u.test(text));
    expect(plurals.length).toBeGreaterThan(0);
    const incomplete = plurals.filter(([, text]) =>
      ['zero', 'one', 'two', 'few', 'many', 'other'].some(
        (form) => !new RegExp(`\\b${form}\\s*\\{`, 'u').test(text),
      ),
    );
    expect(incomplete.map(([key]) => key)).toEqual([]);
  });

  it('is written in Arabic letters', () => {
    const latinOnly = Object.entries(bundle('ar')).filter(
      ([, text]) => !/[\u0600-\u06FF]/u.test(text),
    );
    expect(latinOnly.length).toBeLessThan(Object.keys(bundle('ar')).length * 0.05);
  });
});

it('throws on a missing key, so that a fault cannot hide', () => {
  expect(() => createTranslate('en')('no.such.key')).toThrow();
});

it('says when a limit lets more in, rounded up to what a person counts in', () => {
  const limited = (retryAfterSeconds: number) =>
    ({ code: 'RATE_LIMITED', details: { scope: 'user', retryAfterSeconds } }) as const;
  expect(renderError('en', limited(2_011))).toContain('Try again in 34 min.');
  expect(renderError('en', limited(90))).toContain('Try again in 1 min 30 sec.');
  expect(renderError('fr', limited(2_011))).toMatch(/Réessayez dans 34\smin\./u);
  for (const language of languages) {
    expect(renderError(language, limited(61))).not.toMatch(/[{}]|none/u);
  }
});
