import { DomainError } from '@planline/contracts/domain-error';
import { MESSAGE_MAX_CHARACTERS } from '@planline/contracts/limits';
import { stripBidiControls } from '@planline/i18n/bidi';

/** Everything in the two control blocks but tab and line feed; PostgreSQL refuses NUL outright. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this removes
const controlCharacters = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
/** Zero-width characters alone are no message: nobody could see that one was sent. */
const somethingToRead = /[\p{L}\p{N}\p{P}\p{S}]/u;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * The text as it is stored: one kind of line end, no control or bidi-control characters, trimmed.
 * @throws MESSAGE_EMPTY, MESSAGE_TOO_LONG
 */
export function cleanMessageText(raw: string): string {
  const text = stripBidiControls(raw.replace(/\r\n?/gu, '\n'))
    .replace(controlCharacters, '')
    .replace(loneSurrogates, '\uFFFD')
    .trim();
  if (!somethingToRead.test(text)) throw new DomainError('MESSAGE_EMPTY', {});
  if (text.length > MESSAGE_MAX_CHARACTERS) {
    throw new DomainError('MESSAGE_TOO_LONG', {
      length: text.length,
      maximum: MESSAGE_MAX_CHARACTERS,
    });
  }
  return text;
}
