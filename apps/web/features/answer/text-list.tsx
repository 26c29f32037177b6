'use client';

import { directionOf, type Language } from '@planline/contracts/locale';
import { directionOfText } from '@planline/i18n/bidi';
import { useLocale } from 'next-intl';
import { BidiText } from '../text/bidi-text';

/** A list of sentences; the direction is the list's, never an item's. */
export function TextList({
  items,
  language,
}: {
  items: readonly string[];
  language: Language | null;
}) {
  const reader = useLocale();
  const dir = language ? directionOf(language) : directionOfText(items.join(' '), reader);
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
