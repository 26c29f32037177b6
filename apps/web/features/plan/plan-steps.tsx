'use client';

import type { Language } from '@planline/contracts/locale';
import { Checkbox } from '@planline/ui/checkbox';
import { Chip } from '@planline/ui/chip';
import { classNames } from '@planline/ui/class-names';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { BidiText } from '../text/bidi-text';
import { blockDirection } from '../text/block-direction';
import { PathChip } from '../text/code-chip';
import { EffortDots } from './effort-dots';
import type { OutlineStep } from './plan-outline';

const changeTone = { modify: 'plan', create: 'ok', delete: 'bad' } as const;

/** The steps of a plan; with `onTick` they can be left out of the build. */
export function PlanSteps({
  steps,
  language,
  onTick,
}: {
  steps: readonly OutlineStep[];
  language: Language | null;
  onTick?: (stepId: string, included: boolean) => void;
}) {
  const reader = useLocale();
  const prose = steps.map((step) => `${step.title} ${step.description}`).join(' ');
  const dir = blockDirection(prose, language, reader);
  return (
    <ol dir={dir} className="divide-y divide-dashed divide-line">
      {steps.map((step) => (
        <Step key={step.id} step={step} onTick={onTick} />
      ))}
    </ol>
  );
}

function Step({
  step,
  onTick,
}: {
  step: OutlineStep;
  onTick: ((stepId: string, included: boolean) => void) | undefined;
}) {
  const t = useTranslations('plan');
  const titleId = useId();
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-3 gap-y-1 py-2.5 first:pt-0.5 last:pb-0.5">
      <Checkbox
        checked={step.included}
        disabled={!onTick}
        aria-labelledby={titleId}
        onCheckedChange={(checked) => onTick?.(step.id, checked === true)}
        className="mt-1"
      />
      <span
        id={titleId}
        className={classNames('font-[550]', !step.included && 'text-ink-3 line-through')}
      >
        <BidiText text={step.title} />
      </span>
      {step.effort ? <EffortDots effort={step.effort} /> : <span />}
      {step.description ? (
        <p className="col-span-2 col-start-2 text-small text-ink-2">
          <BidiText text={step.description} />
        </p>
      ) : null}
      {step.files.length > 0 || step.changeType ? (
        <span className="col-span-2 col-start-2 flex flex-wrap items-center gap-1.5">
          {step.changeType ? (
            <Chip tone={changeTone[step.changeType]}>{t(`change.${step.changeType}`)}</Chip>
          ) : null}
          {step.files.map((file) => (
            <PathChip key={file} path={file} />
          ))}
        </span>
      ) : null}
    </li>
  );
}
