'use client';

import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { Button } from '@planline/ui/button';
import { Card, CardSection } from '@planline/ui/card';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { ulid } from 'ulid';
import { useTRPC } from '../api/trpc';
import { BalanceAdvice } from '../billing/balance-advice';
import { ReceiptNote } from '../billing/receipt-text';
import { ErrorText } from '../errors/error-text';
import { useErrorText } from '../errors/use-error-text';
import { SpineItem } from './spine-item';
import { useWorkspace } from './workspace-context';

/** What happened, that nothing was lost, and the one next step. */
export function ErrorEntry({ entry }: { entry: Extract<TimelineEntry, { kind: 'error' }> }) {
  const t = useTranslations('timeline.error');
  const textOf = useErrorText();
  const { project } = useWorkspace();
  const isBuild = entry.buildId !== null;
  return (
    <SpineItem tone="failed" who={isBuild ? t('build') : t('plan')} at={entry.at}>
      <Card className="mt-2">
        <CardSection>
          <p className="font-[550]">{textOf(entry.error)}</p>
          <p className="mt-1 text-small text-ink-2">{isBuild ? t('buildKept') : t('planKept')}</p>
          {entry.error.code === 'INSUFFICIENT_BALANCE' ? (
            <p className="mt-1 text-small text-ink-2">
              <BalanceAdvice projectId={project.projectId} />
            </p>
          ) : null}
          <ReceiptNote
            receipt={entry.receipt}
            end={entry.error.code === 'ENGINE_STALLED' ? 'stalled' : 'failed'}
          />
          <div className="mt-3 flex flex-wrap gap-2">
            {entry.buildId ? (
              <PlanFixButton buildId={entry.buildId} />
            ) : (
              <RetryButton parentId={entry.parentId} />
            )}
          </div>
        </CardSection>
      </Card>
    </SpineItem>
  );
}

function PlanFixButton({ buildId }: { buildId: string }) {
  const t = useTranslations('timeline.error');
  const locale = useLocale();
  const trpc = useTRPC();
  const { project, scrollToEnd } = useWorkspace();
  const plan = useMutation(trpc.build.planFix.mutationOptions({ onSuccess: scrollToEnd }));
  const start = () =>
    plan.mutate({
      projectId: project.projectId,
      buildId,
      messageId: ulid(),
      locale,
    });
  return (
    <>
      <Button tone="primary" onClick={start} disabled={plan.isPending || plan.isSuccess}>
        {plan.isPending || plan.isSuccess ? t('fixStarted') : t('planFix')}
      </Button>
      <ErrorText error={plan.error} className="w-full" />
    </>
  );
}

/** Sends the message that failed once more; nothing to press when it is not among the loaded ones. */
function RetryButton({ parentId }: { parentId: string | null }) {
  const t = useTranslations('app');
  const { state, send } = useWorkspace();
  const parent = state.entries.find((entry) => entry.id === parentId);
  if (parent?.kind !== 'user-message') return null;
  return (
    <Button tone="primary" onClick={() => send(parent.text)}>
      {t('retry')}
    </Button>
  );
}
