'use client';

import type { TimelineFilter } from '@planline/contracts/timeline-entry';
import { EmptyState } from '@planline/ui/empty-state';
import { MessageSquareText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { suggestionKeys } from './suggestions';

/** Nothing yet: what to ask first. */
export function TimelineEmpty({
  filter,
  onTry,
}: {
  filter: TimelineFilter;
  onTry: (text: string) => void;
}) {
  const t = useTranslations('timeline.empty');
  if (filter === 'build')
    return (
      <div className="overflow-y-auto">
        <EmptyState title={t('buildTitle')}>{t('buildText')}</EmptyState>
      </div>
    );
  return (
    <div className="grid place-content-center overflow-y-auto">
      <EmptyState icon={<MessageSquareText aria-hidden />} title={t('title')}>
        <p>{t('text')}</p>
        <ul className="mt-5 grid gap-2 text-start">
          {suggestionKeys.map((key) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => onTry(t(`examples.${key}`))}
                className="w-full rounded-card border border-line bg-surface px-4 py-2.5 text-start text-ink hover:border-line-strong"
              >
                {t(`examples.${key}`)}
              </button>
            </li>
          ))}
        </ul>
      </EmptyState>
    </div>
  );
}
