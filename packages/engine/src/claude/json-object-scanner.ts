/**
 * Lets the first JSON object of a text through as it comes, and nothing around it: no fence, no
 * words before or after. A text that begins with other words has no such object.
 */
export class JsonObjectScanner {
  #head = '';
  #state: 'before' | 'inside' | 'over' = 'before';
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  get isOver(): boolean {
    return this.#state === 'over';
  }

  push(piece: string): string {
    if (this.#state === 'over') return '';
    if (this.#state === 'inside') return this.#scan(piece);
    this.#head += piece;
    const start = /^\s*(?:```\w*\s+)?(?=\{)/.exec(this.#head);
    if (start) {
      this.#state = 'inside';
      return this.#scan(this.#head.slice(start[0].length));
    }
    // Still room for a fence's first line; anything longer is prose.
    if (!/^\s*(?:`{0,3}|```\w*\s*)$/.test(this.#head)) this.#state = 'over';
    return '';
  }

  #scan(piece: string): string {
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (this.#inString && character === '\\') this.#isEscaped = true;
      else if (character === '"') this.#inString = !this.#inString;
      else if (!this.#inString && character === '{') this.#depth += 1;
      else if (!this.#inString && character === '}' && --this.#depth === 0) {
        this.#state = 'over';
        return piece.slice(0, at + 1);
      }
    }
    return piece;
  }
}
