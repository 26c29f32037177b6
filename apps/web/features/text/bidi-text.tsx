import { tokenizeBidi } from '@planline/i18n/bidi';
import { Fragment } from 'react';
import { codeChipClass } from './code-chip';

/**
 * Plain text in which every path, id, URL and signed number is isolated left to right, and what stands
 * between backticks is set as code.
 */
export function BidiText({ text }: { text: string }) {
  let offset = 0;
  return codeSpans(text).map((span) => {
    const key = offset;
    offset += span.value.length + 1;
    return span.kind === 'code' ? (
      <code key={key} dir="ltr" className={`${codeChipClass} break-words`}>
        {span.value}
      </code>
    ) : (
      <Fragment key={key}>
        <IsolatedRuns text={span.value} />
      </Fragment>
    );
  });
}

function IsolatedRuns({ text }: { text: string }) {
  let offset = 0;
  return tokenizeBidi(text).map((token) => {
    const key = offset;
    offset += token.value.length;
    if (token.kind === 'text') return token.value;
    return (
      <bdi key={key} dir="ltr">
        {token.value}
      </bdi>
    );
  });
}

interface Span {
  kind: 'text' | 'code';
  value: string;
}

/** A lone backtick is a backtick; a span does not cross a line. */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(/`([^`\n]+)`/gu)) {
    if (match.index > end) spans.push({ kind: 'text', value: text.slice(end, match.index) });
    spans.push({ kind: 'code', value: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ kind: 'text', value: text.slice(end) });
  return spans;
}
