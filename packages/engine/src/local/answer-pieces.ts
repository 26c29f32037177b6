import type { TypedAnswer } from '@planline/contracts/chat-response';

const PIECE_CHARACTERS = 40;

/** The answer's JSON text, `intent` first, in pieces that end between words where they can. */
export function* answerPieces(answer: TypedAnswer): Generator<string, void, void> {
  const text = JSON.stringify({ intent: answer.intent, response: answer.response });
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + PIECE_CHARACTERS);
    const space = text.indexOf(' ', to);
    if (space !== -1 && space - to < 20) to = space + 1;
    // A surrogate pair stays in one piece, so that every piece is well-formed text.
    if (/[\uD800-\uDBFF]$/.test(text.slice(from, to))) to += 1;
    yield text.slice(from, to);
    from = to;
  }
}
