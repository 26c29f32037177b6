import type { HistoryTurn, ProjectContext } from '@planline/contracts/engine';
import { cutToTokens } from './cut-to-tokens';
import { estimateTokens } from './estimate-tokens';

/** For a whole prompt, in estimated tokens; the model needs the rest of its window to read files and to answer. */
export const PROMPT_TOKENS_MAX = 32_000;
/** Of these: our own words, which are the same in every prompt, and some room. */
const instructionTokens = 4_000;
const most = { buildErrors: 2_000, history: 6_000, turn: 1_500, structure: 4_000 } as const;
/** A piece of a turn or of an error below this says nothing. */
const leastTokens = 40;

/**
 * What of the context a prompt has room for beside `fixed`: the words of the person and an approved plan,
 * which are never cut. What the reader asked about goes first (the errors of a build), then the newest turns,
 * then the list of files.
 */
export function fitContext(context: ProjectContext, fixed: readonly string[]): ProjectContext {
  const { buildErrors = [], history = [], structure = [], ...facts } = context;
  const budget = new Budget(
    PROMPT_TOKENS_MAX -
      instructionTokens -
      fixed.reduce((sum, text) => sum + estimateTokens(text), 0),
  );
  const errors = budget.take(buildErrors, most.buildErrors, 'cut');
  const turns = newestTurns(history, budget);
  const files = budget.take(structure, most.structure, 'drop');
  const left = structure.length - files.length;
  return {
    ...facts,
    ...(errors.length > 0 ? { buildErrors: errors } : {}),
    ...(turns.length > 0 ? { history: turns } : {}),
    ...(files.length > 0
      ? { structure: left > 0 ? [...files, `(${left} more files)`] : files }
      : {}),
  };
}

class Budget {
  #left: number;

  constructor(tokens: number) {
    this.#left = Math.max(0, tokens);
  }

  get left(): number {
    return this.#left;
  }

  spend(tokens: number): void {
    this.#left -= tokens;
  }

  /** Lines from the first on, until they or the budget end; `cut`: the last one may be there in part. */
  take(lines: readonly string[], maximum: number, atEnd: 'cut' | 'drop'): string[] {
    const taken: string[] = [];
    let room = Math.min(maximum, this.#left);
    for (const line of lines) {
      // One more for the line's end.
      const tokens = estimateTokens(line) + 1;
      if (tokens > room) {
        if (atEnd === 'cut' && room > leastTokens) {
          const part = cutToTokens(line, room - 1);
          taken.push(part);
          this.spend(estimateTokens(part) + 1);
        }
        break;
      }
      taken.push(line);
      room -= tokens;
      this.spend(tokens);
    }
    return taken;
  }
}

/** Whole turns from the newest back, each shortened to its own share, in the order in which they were said. */
function newestTurns(history: readonly HistoryTurn[], budget: Budget): HistoryTurn[] {
  const kept: HistoryTurn[] = [];
  let room = Math.min(most.history, budget.left);
  for (const turn of history.toReversed()) {
    const text = cutToTokens(turn.text, Math.min(most.turn, room - turnMarkTokens));
    const tokens = estimateTokens(text) + turnMarkTokens;
    if (tokens > room || (text !== turn.text && tokens < leastTokens)) break;
    kept.push({ role: turn.role, text });
    room -= tokens;
    budget.spend(tokens);
  }
  return kept.reverse();
}

/** `[assistant]` and the empty line. */
const turnMarkTokens = 6;
