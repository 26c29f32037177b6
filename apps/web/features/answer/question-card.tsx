'use client';

import type { Language } from '@planline/contracts/locale';
import { Card, CardSection } from '@planline/ui/card';
import { useTranslations } from 'next-intl';
import { Markdown } from '../text/markdown';
import { useWorkspace } from '../timeline/workspace-context';
import type { AnswerParts } from './answer-parts';
import { ReferenceChip } from './reference-chip';

type Parts = Extract<AnswerParts, { mode: 'question' }>;

export function QuestionCard({ parts, language }: { parts: Parts; language: Language | null }) {
  const t = useTranslations('answer');
  const { compose } = useWorkspace();
  const hasMore = parts.references.length > 0 || parts.relatedTopics.length > 0;
  return (
    <Card className="mt-2">
      <CardSection>
        <Markdown text={parts.answer} language={language} />
      </CardSection>
      {hasMore ? (
        <CardSection className="grid gap-3">
          {parts.references.length > 0 ? (
            <div>
              <h3 className="mb-1.5 text-small text-ink-3">{t('references')}</h3>
              <ul className="flex flex-wrap gap-1.5">
                {parts.references.map((reference, index) => (
                  <li key={index} className="max-w-full">
                    <ReferenceChip reference={reference} />
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {parts.relatedTopics.length > 0 ? (
            <div>
              <h3 className="mb-1.5 text-small text-ink-3">{t('related')}</h3>
              <ul className="flex flex-wrap gap-1.5">
                {parts.relatedTopics.map((topic) => (
                  <li key={topic}>
                    <button
                      type="button"
                      onClick={() => compose(topic)}
                      className="rounded-full border border-line px-3 py-0.5 text-start text-small text-ink-2 hover:bg-sunk hover:text-ink touch:min-h-11"
                    >
                      <bdi>{topic}</bdi>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </CardSection>
      ) : null}
    </Card>
  );
}
