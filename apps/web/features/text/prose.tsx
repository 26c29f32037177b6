'use client';

import type { Language } from '@planline/contracts/locale';
import { classNames } from '@planline/ui/class-names';
import { useLocale } from 'next-intl';
import { BidiText } from './bidi-text';
import { blockDirection } from './block-direction';

/** Paragraphs of plain text as somebody wrote them: line breaks stay, nothing is markup. */
export function Prose({
  text,
  language,
  className,
}: {
  text: string;
  /** Null when nobody knows: the majority of letters decides. */
  language: Language | null;
  className?: string;
}) {
  const reader = useLocale();
  return (
    <p
      dir={blockDirection(text, language, reader)}
      className={classNames('break-words whitespace-pre-wrap', className)}
    >
      <BidiText text={text} />
    </p>
  );
}
