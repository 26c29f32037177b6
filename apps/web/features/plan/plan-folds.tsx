'use client';

import type { Language } from '@planline/contracts/locale';
import { CardSection } from '@planline/ui/card';
import { Disclosure } from '@planline/ui/disclosure';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextList } from '../answer/text-list';
import { BidiText } from '../text/bidi-text';
import { CodeChip } from '../text/code-chip';
import { Prose } from '../text/prose';
import type { PlanOutline } from './plan-outline';

/** What a reader may want to weigh before building, folded under its count. */
export function PlanFolds({
  outline,
  language,
}: {
  outline: PlanOutline;
  language: Language | null;
}) {
  const t = useTranslations('plan');
  const folds: { key: string; summary: string; body: ReactNode }[] = [];
  if (outline.testingStrategy)
    folds.push({
      key: 'testing',
      summary: t('testing'),
      body: <Prose text={outline.testingStrategy} language={language} />,
    });
  if (outline.risks.length > 0)
    folds.push({
      key: 'risks',
      summary: t('riskCount', { count: outline.risks.length }),
      body: <TextList items={outline.risks} language={language} />,
    });
  if (outline.dependencies.length > 0)
    folds.push({
      key: 'dependencies',
      summary: t('dependencyCount', { count: outline.dependencies.length }),
      body: (
        <ul className="grid gap-1.5">
          {outline.dependencies.map((item) => (
            <li key={item.name}>
              <CodeChip>{item.version ? `${item.name}@${item.version}` : item.name}</CodeChip>{' '}
              <BidiText text={item.reason} />
            </li>
          ))}
        </ul>
      ),
    });
  if (outline.alternatives.length > 0)
    folds.push({
      key: 'alternatives',
      summary: t('alternativeCount', { count: outline.alternatives.length }),
      body: <TextList items={outline.alternatives} language={language} />,
    });
  if (outline.preventionTips.length > 0)
    folds.push({
      key: 'prevention',
      summary: t('prevention'),
      body: <TextList items={outline.preventionTips} language={language} />,
    });
  if (folds.length === 0) return null;
  return (
    <CardSection className="grid gap-1.5 py-3">
      {folds.map((fold) => (
        <Disclosure key={fold.key} summary={fold.summary}>
          <div className="px-5 pt-1 pb-2 text-[0.875rem] text-ink-2">{fold.body}</div>
        </Disclosure>
      ))}
    </CardSection>
  );
}
