'use client';

import type { Language } from '@planline/contracts/locale';
import { useLocale } from 'next-intl';
import { BidiText } from '../text/bidi-text';
import { blockDirection } from '../text/block-direction';

/** A list of sentences; the direction is the list's, never an item's. */
export function TextList({
  items,
  language,
}: {
  items: readonly string[];
  language: Language | null;
}) {
  const reader = useLocale();
  const dir = blockDirection(items.join(' '), language, reader);
  return (
    <ul dir={dir} className="list-disc space-y-1 ps-[1.3em] marker:text-ink-3">
      {items.map((item, index) => (
        <li key={index}>
          <BidiText text={item} />
        </li>
      ))}
    </ul>
  );
}
