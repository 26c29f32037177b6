import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { AnswerSource } from '@planline/contracts/engine';
import { jsonrepair } from 'jsonrepair';
import { cleanModelText } from './clean-model-text';
import { normaliseAnswer } from './normalise-answer';

export interface RawAnswer {
  /** The CLI's own `structured_output`, when there is one. */
  structured?: unknown;
  text: string;
}

export interface ParsedAnswer {
  answer: TypedAnswer;
  source: AnswerSource;
}

/**
 * Reads an answer in layers, best first: structured output, JSON, fenced JSON, repaired JSON, and
 * at last the text itself as a general answer. Null only when the model said nothing.
 */
export function parseAnswer(raw: RawAnswer): ParsedAnswer | null {
  const structured = normaliseAnswer(raw.structured);
  if (structured) return { answer: structured, source: 'structured' };

  const text = raw.text.trim();
  const json = normaliseAnswer(jsonOrNothing(text));
  if (json) return { answer: json, source: 'json' };

  const fences = fencedBlocks(text);
  for (const block of fences.toReversed()) {
    const fenced = normaliseAnswer(jsonOrNothing(block));
    if (fenced) return { answer: fenced, source: 'fenced' };
  }

  for (const candidate of [...fences.toReversed(), fromFirstBrace(text)]) {
    const repaired = normaliseAnswer(repairedOrNothing(candidate));
    if (repaired) return { answer: repaired, source: 'repaired' };
  }

  const markdown = cleanModelText(text) || readableText(raw.structured);
  if (markdown === '') return null;
  return { answer: { intent: 'general', response: { markdown } }, source: 'markdown' };
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function repairedOrNothing(text: string): unknown {
  // A brace in prose is no answer: only an object that names a key of ours is worth repairing.
  if (!/["'“]?(?:intent|response|answer|markdown|plan|findings|rootCause)["'”]?\s*:/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    return undefined;
  }
}

/** The insides of ``` fences whose content begins like an object; an unclosed last one counts. */
function fencedBlocks(text: string): string[] {
  const blocks: string[] = [];
  // The close must stand on its own line: an answer's own text may hold fences, escaped as \n```.
  for (const match of text.matchAll(
    /^[ \t]*```[\w-]*[ \t]*\n([\s\S]*?)(?:\n[ \t]*```[ \t]*$|$(?![\s\S]))/gm,
  )) {
    const inner = match[1]?.trim() ?? '';
    if (inner.startsWith('{')) blocks.push(inner);
  }
  return blocks;
}

function fromFirstBrace(text: string): string {
  const start = text.indexOf('{');
  if (start === -1) return '';
  const end = text.lastIndexOf('}');
  // Without a closing brace the text was cut: repair closes it.
  return end > start ? text.slice(start, end + 1) : text.slice(start);
}

/** An object that fits no intent, shown as what it is. */
function readableText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return `\`\`\`json\n${cleanModelText(JSON.stringify(value, null, 2))}\n\`\`\``;
}
