'use client';

import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { useTranslations } from 'next-intl';
import { PlanAnswer } from '../plan/plan-answer';
import { SpineItem } from '../timeline/spine-item';
import { AnswerBody } from './answer-body';
import { AnswerNotes } from './answer-notes';
import { answerPartsOf } from './answer-parts';
import { ProofLine } from './proof-line';

export function AnswerEntry({
  entry,
  convertedBuildId,
}: {
  entry: Extract<TimelineEntry, { kind: 'answer' }>;
  convertedBuildId: string | null;
}) {
  const t = useTranslations('answer');
  const parts = answerPartsOf(entry.mode, entry.data);
  // An answer in the wrong language has the direction of what it really says.
  const language = entry.proof?.languageMismatch ? null : entry.language;
  const isPlan = parts.mode === 'feature' || parts.mode === 'fix';
  return (
    <SpineItem tone="plan" who={t(`who.${entry.mode}`)} at={entry.at}>
      <AnswerNotes proof={entry.proof} isPartial={entry.subtype === 'partial'} />
      {isPlan && entry.plan ? (
        <PlanAnswer
          parts={parts}
          plan={entry.plan}
          convertedBuildId={convertedBuildId}
          language={language}
        />
      ) : (
        <AnswerBody parts={parts} language={language} />
      )}
      {entry.proof ? <ProofLine proof={entry.proof} receipt={entry.receipt} /> : null}
    </SpineItem>
  );
}
