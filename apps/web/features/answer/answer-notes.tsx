'use client';

import type { AnswerProof } from '@planline/contracts/timeline-entry';
import { Notice } from '@planline/ui/notice';
import { useTranslations } from 'next-intl';

/** What a reader should know before trusting the text: it was cut short, or is in another language. */
export function AnswerNotes({
  proof,
  isPartial,
}: {
  proof: AnswerProof | null;
  isPartial: boolean;
}) {
  const t = useTranslations('answer.notes');
  const isCut = isPartial || proof?.truncated;
  if (!isCut && !proof?.languageMismatch) return null;
  return (
    <div className="mt-2 grid gap-2">
      {isCut ? <Notice tone="warn">{t('partial')}</Notice> : null}
      {proof?.languageMismatch ? <Notice tone="warn">{t('languageMismatch')}</Notice> : null}
    </div>
  );
}
