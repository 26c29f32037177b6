'use client';

import { directionOf, type Language } from '@planline/contracts/locale';
import { directionOfText } from '@planline/i18n/bidi';
import { useLocale, useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { rehypeBidi } from './bidi-markdown';
import { codeChipClass } from './code-chip';
import { OutsideLink } from './outside-link';

type Hast = { children?: Hast[]; value?: string; tagName?: string; properties?: unknown };

function textOf(node: Hast | undefined): string {
  if (!node) return '';
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

function CodeBlock({ node, children }: ComponentProps<'pre'> & { node?: unknown }) {
  const code = (node as Hast | undefined)?.children?.[0];
  const language = (code?.properties as { className?: string[] } | undefined)?.className?.[0];
  // A fence without a language that holds Arabic sentences is prose that somebody fenced.
  const direction = language ? 'ltr' : directionOfText(textOf(code), 'en');
  return (
    <pre
      dir={direction}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-[10px] bg-sunk px-3 py-2.5 text-start font-mono text-[0.78rem] leading-relaxed text-ink-2 [&_code]:bg-transparent [&_code]:p-0 [&_code]:break-normal"
    >
      {children}
    </pre>
  );
}

/** The mark of a task list; it says its state, and nobody can tick it here. */
function TaskMark({ checked }: ComponentProps<'input'>) {
  const t = useTranslations('build.stepStatus');
  return (
    <input
      type="checkbox"
      disabled
      checked={checked ?? false}
      readOnly
      aria-label={checked ? t('done') : t('pending')}
    />
  );
}

const components: Components = {
  pre: CodeBlock,
  code: ({ children }) => (
    <code dir="ltr" className={`${codeChipClass} break-words`}>
      {children}
    </code>
  ),
  // A card has a heading of its own: the answer's stand below it, without a gap.
  h1: ({ children, node: _node, ...rest }) => <h3 {...rest}>{children}</h3>,
  h2: ({ children, node: _node, ...rest }) => <h3 {...rest}>{children}</h3>,
  h5: ({ children, node: _node, ...rest }) => <h4 {...rest}>{children}</h4>,
  h6: ({ children, node: _node, ...rest }) => <h4 {...rest}>{children}</h4>,
  input: TaskMark,
  a: ({ href, children }) => <OutsideLink href={href ?? ''}>{children}</OutsideLink>,
  // A picture would be a request to somebody else's server: its description and its address stand for it.
  img: ({ src, alt }) => (
    <OutsideLink href={typeof src === 'string' ? src : ''}>{alt || String(src ?? '')}</OutsideLink>
  ),
  table: ({ children, node: _node, ...rest }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div className="overflow-x-auto" tabIndex={0}>
      <table className="min-w-full text-small" {...rest}>
        {children}
      </table>
    </div>
  ),
};

const remarkPlugins = [remarkGfm];

/** Markdown without raw HTML and without pictures. */
export function Markdown({ text, language }: { text: string; language: Language | null }) {
  const reader = useLocale();
  return (
    <div className="prose break-words" {...(language ? { dir: directionOf(language) } : {})}>
      <ReactMarkdown
        skipHtml
        remarkPlugins={remarkPlugins}
        rehypePlugins={[[rehypeBidi, { language, reader }]]}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
