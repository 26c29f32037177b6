'use client';

import type { BuildStepReport } from '@planline/contracts/build';
import { directionOfText } from '@planline/i18n/bidi';
import { classNames } from '@planline/ui/class-names';
import { Check, CircleDashed, Minus, PencilLine } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { BidiText } from '../text/bidi-text';

const icons = {
  pending: CircleDashed,
  started: CircleDashed,
  done: Check,
  skipped: Minus,
  changed: PencilLine,
} as const;
const tones = {
  pending: 'text-ink-3',
  started: 'text-ink-3',
  done: 'text-ok',
  skipped: 'text-ink-3',
  changed: 'text-build-ink',
} as const;

/** What was promised against what was delivered, step by step. */
export function StepReports({ steps }: { steps: readonly BuildStepReport[] }) {
  // Only ended builds are reported: a step that is still "started" was cut short.
  const t = useTranslations('build.stepStatus');
  const reader = useLocale();
  const prose = steps.map((step) => `${step.title} ${step.note ?? ''}`).join(' ');
  return (
    <ul dir={directionOfText(prose, reader)} className="my-1.5 grid gap-1.5 text-[0.84375rem]">
      {steps.map((step) => {
        const Icon = icons[step.status];
        const word = step.status === 'started' ? t('unfinished') : t(step.status);
        return (
          <li key={step.stepId} className="grid grid-cols-[18px_minmax(0,1fr)] gap-x-2">
            <Icon aria-hidden className={classNames('mt-1 size-3.5', tones[step.status])} />
            <span>
              <BidiText text={step.title} />
              {step.status === 'done' ? (
                <span className="sr-only"> {t('done')}</span>
              ) : (
                <span className={classNames('ms-1.5 text-fine', tones[step.status])}>{word}</span>
              )}
              {step.note ? (
                <span className="block text-small text-ink-3">
                  <BidiText text={step.note} />
                </span>
              ) : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
