import type { ErrorView } from '@planline/contracts/error-code';
import type { Language } from '@planline/contracts/locale';
import type { TemplateData } from '@planline/contracts/message-template';
import { createTranslator } from 'use-intl/core';
import { createFormats } from './formats';
import { loadMessages } from './messages';

/**
 * Words outside of React: API answers, exports, the command line. React uses next-intl on the same bundles.
 * Keys are dotted paths into the bundle; variables are ICU arguments.
 */
export type Translate = (key: string, variables?: Record<string, string | number>) => string;

/** @throws Error when a key is missing or a variable is not given: a bundle fault, never user input. */
export function createTranslate(language: Language): Translate {
  const translator = createTranslator({
    locale: language,
    messages: loadMessages(language) as Record<string, unknown>,
    onError: (error) => {
      throw error;
    },
  });
  return (key, variables) => (translator as unknown as Translate)(key, variables);
}

/** A stored system message in the reader's language. */
export function renderTemplate(language: Language, data: TemplateData): string {
  return createTranslate(language)(`chat.templates.${data.template}`, data.variables);
}

/**
 * An error in the reader's language. Lists among the details (files, issues) become one line of text; phases
 * and reasons that are codes become their own words.
 */
export function renderError(language: Language, error: ErrorView): string {
  const words = wordsOfCodes(language);
  const variables = Object.fromEntries(
    Object.entries(error.details).map(([name, value]) => [
      name,
      typeof value === 'string' ? words(name, value) : asVariable(value),
    ]),
  );
  const { retryAfterSeconds } = error.details;
  if (typeof retryAfterSeconds === 'number') {
    // The clock on the reader's wall is known in the browser alone.
    variables.wait = createFormats(language).wait(retryAfterSeconds);
    variables.time = 'none';
  }
  return createTranslate(language)(`errors.${error.code}`, variables);
}

/** A detail that is a code of ours has a message; the code of another error is no words for a reader. */
function wordsOfCodes(language: Language): (name: string, value: string) => string {
  const { reasons, build } = loadMessages(language);
  const byName: Record<string, Record<string, string>> = { reason: reasons, phase: build.phases };
  return (name, value) => {
    const known = byName[name];
    if (!known) return value;
    const isForeignCode = name === 'reason' && /^[A-Z]+(_[A-Z]+)*$/u.test(value);
    return known[value] ?? (isForeignCode ? reasons.unexpected : value);
  };
}

function asVariable(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asVariable).join(', ');
  if (value !== null && typeof value === 'object')
    return Object.values(value).map(asVariable).join(': ');
  return String(value);
}
