'use client';

import { Button } from '@planline/ui/button';
import { Card, CardSection } from '@planline/ui/card';
import { Spinner } from '@planline/ui/spinner';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '../../i18n/use-formats';
import { AnswerBody } from '../answer/answer-body';
import { partialAnswer } from '../answer/partial-answer';
import { useTRPC } from '../api/trpc';
import { RunTime, RunTimeWarning } from '../billing/run-time';
import { type TimeMeter, timeMeterOf } from '../billing/time-meter';
import { ErrorText } from '../errors/error-text';
import { BidiText } from '../text/bidi-text';
import { blockDirection } from '../text/block-direction';
import { PathChip } from '../text/code-chip';
import { hasEnded, type LiveRun } from './live-run';
import { SpineItem } from './spine-item';
import { useAnswerLanguage } from './use-answer-language';
import { useNow } from './use-now';
import { useWorkspace } from './workspace-context';

/** One line is shown of it, whatever its width. */
const QUESTION_SHOWN = 200;

/** A run in progress: words about what it does, then the answer as it is being written. */
export function LiveRunCard({ run, question }: { run: LiveRun; question: string | null }) {
  const t = useTranslations('timeline');
  const answers = useTranslations('answer');
  const trpc = useTRPC();
  const reader = useLocale();
  const { project } = useWorkspace();
  const cancel = useMutation(trpc.run.cancel.mutationOptions());
  const parts = useMemo(() => (run.text ? partialAnswer(run.text) : null), [run.text]);
  const language = useAnswerLanguage(run, parts);
  const isOpen = !hasEnded(run);
  const now = useNow(run.status === 'running');
  const meter = timeMeterOf(run, now);
  const isStopping = run.cancelRequested || cancel.isPending || cancel.isSuccess;
  const stop = () =>
    cancel.mutate({
      projectId: project.projectId,
      runId: run.runId,
    });
  return (
    <SpineItem
      tone={run.status === 'failed' ? 'failed' : 'plan'}
      isLive={isOpen}
      who={parts ? answers(`who.${parts.mode}`) : t('planline')}
      at={run.startedAt}
    >
      {question === null ? null : (
        <p dir={blockDirection(question, null, reader)} className="mt-0.5 truncate text-ink-3">
          <BidiText text={question.slice(0, QUESTION_SHOWN)} />
        </p>
      )}
      {parts ? <AnswerBody parts={parts} language={language} /> : null}
      {isOpen ? (
        <div className="mt-2 flex min-h-9 items-center gap-2.5 text-small text-ink-2">
          <Spinner />
          <RunActivity
            run={run}
            meter={meter}
            now={now}
            isStopping={isStopping}
            isWriting={parts !== null}
          />
          <Button
            tone="quiet"
            size="small"
            className="ms-auto"
            disabled={isStopping}
            onClick={stop}
          >
            {isStopping ? t('stopping') : run.status === 'queued' ? t('withdrawRun') : t('stop')}
          </Button>
        </div>
      ) : (
        <RunEnd run={run} />
      )}
      {isOpen ? <RunTimeWarning meter={meter} /> : null}
      <ErrorText error={cancel.error} className="mt-2" />
    </SpineItem>
  );
}

/** One sentence: the place in the queue, the file being read, or what comes next; never just a spinner. */
function RunActivity({
  run,
  meter,
  now,
  isStopping,
  isWriting,
}: {
  run: LiveRun;
  meter: TimeMeter | null;
  now: number;
  isStopping: boolean;
  isWriting: boolean;
}) {
  const t = useTranslations('timeline.activity');
  const formats = useFormats();
  const isRunning = run.status === 'running';
  if (isStopping) return <span>{t('stopping')}</span>;
  if (!isRunning) return <span>{t('queued', { ahead: run.ahead })}</span>;
  const elapsedMs = run.startedAt ? Math.max(0, now - Date.parse(run.startedAt)) : 0;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      {isWriting || run.activity === 'writing' ? (
        <span>{t('writing')}</span>
      ) : run.activity === 'reading' && run.file ? (
        <>
          <span>{t('reading')}</span>
          <PathChip path={run.file} />
        </>
      ) : (
        <span>{t(run.activity ?? 'starting')}</span>
      )}
      {run.filesRead > 1 ? (
        <span className="text-ink-3">{t('filesRead', { count: run.filesRead })}</span>
      ) : null}
      {meter ? (
        <RunTime meter={meter} />
      ) : (
        <bdi dir="ltr" className="text-ink-3 tabular-nums">
          {formats.clock(elapsedMs)}
        </bdi>
      )}
    </span>
  );
}

/** The moment between the end of a run and the entry that it leaves. */
function RunEnd({ run }: { run: LiveRun }) {
  const t = useTranslations('timeline');
  if (run.error) return <ErrorText error={run.error} className="mt-2" />;
  if (run.status === 'succeeded') return null;
  return (
    <Card className="mt-2">
      <CardSection className="text-ink-2">
        {run.status === 'cancelled' ? t('cancelled') : t('interrupted')}
      </CardSection>
    </Card>
  );
}
