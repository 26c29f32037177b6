import type { TodoFact } from './code-index';
import { safeText } from './safe-text';

const marker = /\b(?:TODO|FIXME|XXX|HACK)\b[:\s(-]*(.*)/;

/** Marks left for later inside one comment that begins on `firstLine`. */
export function todosIn(comment: string, firstLine: number): TodoFact[] {
  const found: TodoFact[] = [];
  for (const [offset, line] of comment.split('\n').entries()) {
    const match = line.length < 2_000 ? marker.exec(line) : null;
    if (!match) continue;
    const text = (match[1] ?? '').replace(/(?:\*\/|-->)\s*$/, '').trim();
    found.push({ line: firstLine + offset, text: safeText(text).slice(0, 160) });
  }
  return found;
}
