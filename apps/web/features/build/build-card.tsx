'use client';

import type { BuildView } from '@planline/contracts/build';
import { Button } from '@planline/ui/button';
import { Card, CardSection } from '@planline/ui/card';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { useTRPC } from '../api/trpc';
import { RunTime, RunTimeWarning } from '../billing/run-time';
import { timeMeterOf } from '../billing/time-meter';
import { ErrorText } from '../errors/error-text';
import { BidiText } from '../text/bidi-text';
import { CodeChip } from '../text/code-chip';
import { Prose } from '../text/prose';
import type { LiveRun } from '../timeline/live-run';
import { useNow } from '../timeline/use-now';
import { BuildLog } from './build-log';
import { type BuildProgress, buildProgress } from './build-progress';
import { PhaseBar } from './phase-bar';
import { StepReports } from './step-reports';

export function BuildCard({ build, run }: { build: BuildView; run: LiveRun | null }) {
  const t = useTranslations('build');
  const trpc = useTRPC();
  const progress = buildProgress(build, run);
  const isOpen = progress.status === 'queued' || progress.status === 'running';
  const cancel = useMutation(trpc.build.cancel.mutationOptions());
  const isStopping = progress.cancelRequested || cancel.isPending || (isOpen && cancel.isSuccess);
  const stop = () =>
    cancel.mutate({
      projectId: build.projectId,
      buildId: build.buildId,
    });
  return (
    <Card className="mt-2">
      <CardSection>
        <div className="flex items-start gap-2">
          <div className="min-w-0 grow">
            <Prose text={build.title} language={null} className="font-[600]" />
            {build.revision !== null ? (
              <p className="flex items-center gap-1.5 text-fine text-ink-3">
                {t('ofRevision', { number: build.revision })}
                {build.digest ? <CodeChip>{build.digest.slice(0, 7)}</CodeChip> : null}
              </p>
            ) : null}
          </div>
          {isOpen ? (
            <Button tone="quiet" size="small" onClick={stop} disabled={isStopping}>
              {isStopping ? t('stopping') : t('stop')}
            </Button>
          ) : null}
        </div>
        <PhaseBar phases={progress.phases} isOpen={isOpen} />
        <StatusLine build={build} progress={progress} run={run} />
        <ErrorText error={cancel.error} className="mt-2" />
        {/* A build that went live is reported by the card of its version. */}
        {progress.status === 'failed' || progress.status === 'cancelled' ? (
          <StepReports steps={progress.steps} />
        ) : null}
        <BuildLog projectId={build.projectId} buildId={build.buildId} liveLines={run?.log ?? []} />
      </CardSection>
    </Card>
  );
}

/** What is happening now, and for how long. */
function StatusLine({
  build,
  progress,
  run,
}: {
  build: BuildView;
  progress: BuildProgress;
  run: LiveRun | null;
}) {
  const t = useTranslations('build');
  const formats = useFormats();
  const isRunning = progress.status === 'running';
  const now = useNow(isRunning);
  const start = progress.startedAt ? Date.parse(progress.startedAt) : null;
  const end = progress.finishedAt ? Date.parse(progress.finishedAt) : now;
  const elapsed = start === null ? null : (build.durationMs ?? Math.max(0, end - start));
  // Only while the engine works: installing, building and deploying cost nothing.
  const meter = run && progress.currentPhase === 'development' ? timeMeterOf(run, now) : null;
  const left =
    isRunning && build.expectedDurationMs !== null && elapsed !== null
      ? Math.ceil((build.expectedDurationMs - elapsed) / 60_000)
      : null;
  return (
    <>
      <p className="flex flex-wrap gap-x-3.5 gap-y-0.5 text-small text-ink-2">
        <span>
          {progress.currentStep ? (
            <>
              {t('step', {
                number: progress.currentStep.number,
                total: progress.currentStep.total,
              })}{' '}
              <BidiText text={progress.currentStep.title} />
            </>
          ) : isRunning && progress.currentPhase ? (
            t(`now.${progress.currentPhase}`)
          ) : (
            t(`status.${progress.status}`)
          )}
        </span>
        {elapsed !== null ? (
          <bdi dir="ltr" className="tabular-nums">
            {formats.clock(elapsed)}
          </bdi>
        ) : null}
        {left !== null && left > 0 ? (
          <span className="text-ink-3">{t('left', { minutes: left })}</span>
        ) : null}
        {meter ? <RunTime meter={meter} /> : null}
      </p>
      <RunTimeWarning meter={meter} />
    </>
  );
}
