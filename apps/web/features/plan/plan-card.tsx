'use client';

import type { Language } from '@planline/contracts/locale';
import { Card, CardSection } from '@planline/ui/card';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '../answer/section';
import { Prose } from '../text/prose';
import { PlanFolds } from './plan-folds';
import { PlanHeading } from './plan-heading';
import type { PlanOutline } from './plan-outline';
import { PlanSteps } from './plan-steps';

/** A feature or fix plan; without actions while it streams in. */
export function PlanCard({
  outline,
  language,
  seal,
  notice,
  onTick,
  actions,
}: {
  outline: PlanOutline;
  language: Language | null;
  seal?: { revision: number; digest: string } | null;
  notice?: ReactNode;
  onTick?: (stepId: string, included: boolean) => void;
  actions?: ReactNode;
}) {
  const t = useTranslations('plan');
  return (
    <Card className="mt-2">
      <PlanHeading outline={outline} language={language} seal={seal ?? null} />
      {notice}
      {outline.rootCause ? (
        <Section title={t('rootCause')}>
          <Prose text={outline.rootCause} language={language} />
        </Section>
      ) : null}
      {outline.steps.length > 0 ? (
        <CardSection>
          <PlanSteps steps={outline.steps} language={language} {...(onTick ? { onTick } : {})} />
        </CardSection>
      ) : null}
      <PlanFolds outline={outline} language={language} />
      {actions ? <CardSection>{actions}</CardSection> : null}
    </Card>
  );
}
