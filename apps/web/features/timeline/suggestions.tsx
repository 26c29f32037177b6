'use client';

import { useTranslations } from 'next-intl';

export const suggestionKeys = ['explain', 'feature', 'fix', 'analysis'] as const;

/** What one could ask first, right above the box, while nothing has been asked yet. */
export function Suggestions({ onTry }: { onTry: (text: string) => void }) {
  const t = useTranslations('timeline.empty');
  return (
    <section aria-label={t('title')} className="mx-auto max-w-[772px] px-3 pb-3 sm:px-4">
      <ul className="flex flex-wrap gap-2">
        {suggestionKeys.map((key) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => onTry(t(`examples.${key}`))}
              className="rounded-full border border-line bg-surface px-3.5 py-1 text-start text-small text-ink-2 hover:border-line-strong hover:text-ink touch:min-h-11"
            >
              {t(`examples.${key}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
