'use client';

import { Button } from '@planline/ui/button';
import { Dialog } from '@planline/ui/dialog';
import { Notice } from '@planline/ui/notice';
import { Spinner } from '@planline/ui/spinner';
import { useTranslations } from 'next-intl';
import { BuildCost } from '../billing/build-cost';
import { ErrorText } from '../errors/error-text';
import { BidiText } from '../text/bidi-text';
import { CodeChip, PathChip } from '../text/code-chip';
import { Prose } from '../text/prose';
import { useWorkspace } from '../timeline/workspace-context';
import type { PlanChange } from './plan-changes';
import { planCounts } from './plan-counts';
import { shortDigest } from './plan-markdown';
import { useConvert } from './use-convert';
import type { PlanDraft } from './use-plan-draft';

/** Shows exactly what will be built, and asks once. */
export function ConvertDialog({
  draft,
  planId,
  onClose,
}: {
  draft: PlanDraft;
  planId: string;
  onClose: () => void;
}) {
  const t = useTranslations('plan');
  const app = useTranslations('app');
  const { project, scrollToEnd } = useWorkspace();
  const { shown, changes, error, isPending, confirm } = useConvert(
    project.projectId,
    planId,
    draft,
    () => {
      onClose();
      scrollToEnd();
    },
  );
  const steps = shown?.content.steps.filter((step) => step.included) ?? [];
  const files = [...new Set(steps.flatMap((step) => step.files))];
  const counts = shown ? planCounts(shown.content.steps) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !isPending) onClose();
      }}
      title={t('dialog.title')}
      description={t('dialog.description')}
      closeLabel={app('close')}
      footer={
        <>
          <Button tone="quiet" onClick={onClose} disabled={isPending}>
            {app('cancel')}
          </Button>
          <Button
            tone="primary"
            onClick={() => void confirm()}
            disabled={!shown || isPending || steps.length === 0}
            aria-busy={isPending}
          >
            {isPending ? t('dialog.starting') : t('dialog.confirm')}
          </Button>
        </>
      }
    >
      {!shown && !error ? (
        <p className="flex items-center gap-2 text-ink-2">
          <Spinner />
          {t('dialog.loading')}
        </p>
      ) : null}
      {error?.code !== 'PLAN_REVISION_MOVED' ? <ErrorText error={error} className="mb-4" /> : null}
      {changes ? <MovedNotice changes={changes} /> : null}
      {shown && counts ? (
        <div className="grid gap-4">
          <div>
            <Prose text={shown.content.title} language={null} className="font-[600]" />
            <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-2">
              <span className="inline-flex items-center gap-1.5">
                {t('revision', { number: shown.revision })}
                <CodeChip>{shortDigest(shown.digest)}</CodeChip>
              </span>
              <span>{t('stepCount', { included: counts.included, total: counts.steps })}</span>
              <span>{t('fileCount', { count: counts.files })}</span>
            </p>
          </div>
          <ol className="list-decimal space-y-1 ps-[1.4em] marker:text-ink-3">
            {steps.map((step) => (
              <li key={step.id}>
                <BidiText text={step.title} />
              </li>
            ))}
          </ol>
          {files.length > 0 ? (
            <div>
              <h3 className="mb-1.5 text-small text-ink-3">{t('dialog.files')}</h3>
              <div className="flex flex-wrap gap-1.5">
                {files.map((file) => (
                  <PathChip key={file} path={file} />
                ))}
              </div>
            </div>
          ) : null}
        </div>
      ) : null}
      <BuildCost projectId={project.projectId} />
    </Dialog>
  );
}

function MovedNotice({ changes }: { changes: readonly PlanChange[] }) {
  const t = useTranslations('plan.moved');
  return (
    <Notice tone="warn" role="alert" className="mb-4">
      <p className="font-[550]">{t('title')}</p>
      <ul className="mt-1 list-disc ps-[1.3em]">
        {changes.length === 0 ? <li>{t('details')}</li> : null}
        {changes.map((change) => (
          <li key={`${change.kind}:${'title' in change ? change.title : ''}`}>
            {change.kind === 'reordered' ? (
              t('reordered')
            ) : (
              <>
                {t(change.kind)} <BidiText text={change.title} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
