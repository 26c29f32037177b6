import { HtmlSource } from './html-source';

/** The page with a block at the end of its main part; null when it has no place for one. */
export function withSection(text: string, lines: readonly string[]): string | null {
  const source = new HtmlSource(text);
  const main = source.first('main')?.sourceCodeLocation?.endTag;
  const footer = source.all('footer').at(-1)?.sourceCodeLocation;
  const body = source.first('body')?.sourceCodeLocation?.endTag;
  const at = main?.startOffset ?? footer?.startOffset ?? body?.startOffset;
  if (at === undefined) return null;
  const indent = source.indentAt(at);
  const inner = main || !footer ? `${indent}  ` : indent;
  const block = lines.map((line) => `${inner}${line}`).join('\n');
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const isOwnLine = text.slice(lineStart, at).trim() === '';
  if (isOwnLine) source.replace(lineStart, lineStart, `${block}\n`);
  else source.replace(at, at, `\n${block}\n${indent}`);
  return source.toString();
}
