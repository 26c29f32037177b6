'use client';

import type { Language } from '@planline/contracts/locale';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { useTranslations } from 'next-intl';
import type { AnswerParts } from '../answer/answer-parts';
import { ErrorText } from '../errors/error-text';
import { useWorkspace } from '../timeline/workspace-context';
import { PlanActions } from './plan-actions';
import { PlanCard } from './plan-card';
import { outlineOfParts, outlineOfPlan } from './plan-outline';
import { usePlanDraft } from './use-plan-draft';

type PlanReference = NonNullable<Extract<TimelineEntry, { kind: 'answer' }>['plan']>;

/** A stored plan in the timeline: its current revision, ticks and actions. */
export function PlanAnswer({
  parts,
  plan,
  convertedBuildId,
  language,
}: {
  parts: Extract<AnswerParts, { mode: 'feature' | 'fix' }>;
  plan: PlanReference;
  convertedBuildId: string | null;
  language: Language | null;
}) {
  const t = useTranslations('plan');
  const { project } = useWorkspace();
  const draft = usePlanDraft(project.projectId, plan.planId);
  const stored = draft.plan;
  const outline = draft.content ? outlineOfPlan(draft.content) : outlineOfParts(parts);
  const builtAs = convertedBuildId ?? stored?.convertedBuildId ?? null;
  const isConverted = builtAs !== null || stored?.status === 'converted';
  const isOlder =
    stored !== null &&
    stored.baseVersionId !== null &&
    project.currentVersionId !== null &&
    stored.baseVersionId !== project.currentVersionId;
  return (
    <PlanCard
      outline={outline}
      language={language}
      seal={
        stored
          ? { revision: stored.revision.revision, digest: stored.revision.digest }
          : { revision: plan.revision, digest: plan.digest }
      }
      notice={
        isOlder && !isConverted ? (
          <p className="bg-warn-soft px-4 py-2.5 text-[0.84375rem] text-warn-ink sm:px-[18px]">
            {t('older', { number: project.currentVersionNumber ?? 0 })}
          </p>
        ) : null
      }
      {...(draft.content && !isConverted ? { onTick: draft.tick } : {})}
      actions={
        <>
          <PlanActions
            draft={draft}
            outline={outline}
            planId={plan.planId}
            isConverted={isConverted}
          />
          <PlanSaveLine draft={draft} />
          <ErrorText error={draft.error} className="mt-2.5" />
        </>
      }
    />
  );
}

/** Says in words that ticks are kept; takes no place when there is nothing to say. */
function PlanSaveLine({ draft }: { draft: ReturnType<typeof usePlanDraft> }) {
  const t = useTranslations('plan');
  const text = draft.moved ? t('movedTicks') : draft.isSaving || draft.isDirty ? t('saving') : null;
  return (
    <p aria-live="polite" className="mt-2 text-small text-ink-3 empty:hidden">
      {text}
    </p>
  );
}
