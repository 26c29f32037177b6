'use client';

import { Button } from '@planline/ui/button';
import { Chip } from '@planline/ui/chip';
import { Hammer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CopyButton } from '../text/copy-button';
import { useWorkspace } from '../timeline/workspace-context';
import { ConvertDialog } from './convert-dialog';
import { planCounts } from './plan-counts';
import { planMarkdown } from './plan-markdown';
import type { PlanOutline } from './plan-outline';
import type { PlanDraft } from './use-plan-draft';

export function PlanActions({
  draft,
  outline,
  planId,
  isConverted,
}: {
  draft: PlanDraft;
  outline: PlanOutline;
  planId: string;
  isConverted: boolean;
}) {
  const t = useTranslations('plan');
  const { compose } = useWorkspace();
  const [isConverting, setConverting] = useState(false);
  const isEmpty = planCounts(outline.steps).included === 0;
  const markdown = planMarkdown(outline, {
    steps: t('steps'),
    risks: t('risks'),
    dependencies: t('dependencies'),
    rootCause: t('rootCause'),
    testing: t('testing'),
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isConverted ? (
        <Chip tone="build" className="px-3 py-1">
          <Hammer aria-hidden className="size-3.5" />
          {t('converted')}
        </Chip>
      ) : (
        <Button
          tone="primary"
          disabled={!draft.content || isEmpty}
          onClick={() => setConverting(true)}
        >
          {t('convert')}
        </Button>
      )}
      <Button onClick={() => compose(t('changeRequest', { title: outline.title }))}>
        {t('askForChanges')}
      </Button>
      <CopyButton tone="quiet" text={markdown} label={t('copyMarkdown')} />
      {isEmpty && !isConverted ? (
        <span className="text-small text-ink-3">{t('nothingTicked')}</span>
      ) : null}
      {isConverting ? (
        <ConvertDialog draft={draft} planId={planId} onClose={() => setConverting(false)} />
      ) : null}
    </div>
  );
}
