'use client';

import type { Language } from '@planline/contracts/locale';
import { CardSection } from '@planline/ui/card';
import { Chip } from '@planline/ui/chip';
import { useLocale, useTranslations } from 'next-intl';
import { ChatModeChip } from '../answer/chat-mode-chip';
import { BidiText } from '../text/bidi-text';
import { blockDirection } from '../text/block-direction';
import { CodeChip } from '../text/code-chip';
import { Prose } from '../text/prose';
import { planCounts } from './plan-counts';
import { shortDigest } from './plan-markdown';
import type { PlanOutline } from './plan-outline';

/** Chip, revision and digest, title, and the counts that follow the ticks. */
export function PlanHeading({
  outline,
  language,
  seal,
}: {
  outline: PlanOutline;
  language: Language | null;
  seal: { revision: number; digest: string } | null;
}) {
  const t = useTranslations('plan');
  const reader = useLocale();
  const counts = planCounts(outline.steps);
  return (
    <CardSection>
      <div className="flex min-h-6 flex-wrap items-center gap-2">
        <ChatModeChip mode={outline.kind} />
        {outline.severity ? (
          <Chip tone={outline.severity === 'low' ? 'neutral' : 'bad'}>
            {t(`severity.${outline.severity}`)}
          </Chip>
        ) : null}
        {seal ? (
          <span className="ms-auto flex items-center gap-1.5 text-fine text-ink-2">
            {t('revision', { number: seal.revision })}
            <CodeChip>{shortDigest(seal.digest)}</CodeChip>
          </span>
        ) : null}
      </div>
      <h3
        dir={blockDirection(outline.title, language, reader)}
        className="mt-2 text-title font-[620] text-balance"
      >
        <BidiText text={outline.title} />
      </h3>
      <p className="mt-1.5 flex min-h-5 flex-wrap gap-x-[18px] text-small text-ink-2">
        {counts.steps > 0 ? (
          <>
            <span>{t('stepCount', { included: counts.included, total: counts.steps })}</span>
            <span>{t('fileCount', { count: counts.files })}</span>
          </>
        ) : null}
        {outline.feasibility ? <span>{t(`feasibility.${outline.feasibility}`)}</span> : null}
      </p>
      {outline.summary ? (
        <Prose text={outline.summary} language={language} className="mt-2.5 text-ink-2" />
      ) : null}
    </CardSection>
  );
}
