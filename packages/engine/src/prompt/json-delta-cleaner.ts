import { cleanModelText, isForbiddenCharacter } from './clean-model-text';

/**
 * Cleans a piece-wise JSON text. Forbidden characters also come as escapes (`\u202e`), which a
 * piece may cut in two: an unfinished escape waits for the next piece.
 */
export class JsonDeltaCleaner {
  #waiting = '';

  push(piece: string): string {
    const text = this.#waiting + piece;
    let clean = '';
    let at = 0;
    while (at < text.length) {
      const backslash = text.indexOf('\\', at);
      if (backslash === -1) break;
      clean += text.slice(at, backslash);
      const length = text[backslash + 1] === 'u' ? 6 : 2;
      if (backslash + length > text.length) {
        this.#waiting = text.slice(backslash);
        return cleanModelText(clean);
      }
      const sequence = text.slice(backslash, backslash + length);
      if (!isForbiddenEscape(sequence)) clean += sequence;
      at = backslash + length;
    }
    this.#waiting = '';
    return cleanModelText(clean + text.slice(at));
  }

  /** What a stream that broke inside an escape leaves behind. */
  end(): string {
    const rest = this.#waiting;
    this.#waiting = '';
    return cleanModelText(rest);
  }
}

function isForbiddenEscape(sequence: string): boolean {
  if (sequence === '\\b' || sequence === '\\f') return true;
  if (!/^\\u[0-9a-f]{4}$/i.test(sequence)) return false;
  return isForbiddenCharacter(Number.parseInt(sequence.slice(2), 16));
}
