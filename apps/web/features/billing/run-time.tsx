'use client';

import { classNames } from '@planline/ui/class-names';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import type { TimeMeter } from './time-meter';
import { useAmount } from './use-amount';

/** "0:12 of 1:30", with a bar that fills along the line. */
export function RunTime({ meter }: { meter: TimeMeter }) {
  const t = useTranslations('billing.meter');
  const formats = useFormats();
  const amount = useAmount();
  const { usedSeconds, heldSeconds, warning } = meter;
  const share = heldSeconds === 0 ? 0 : usedSeconds / heldSeconds;
  return (
    <span className="inline-flex items-center gap-2 text-ink-3 tabular-nums">
      <meter className="sr-only" aria-label={t('label')} max={heldSeconds} value={usedSeconds}>
        {t('text', { used: amount(usedSeconds), held: amount(heldSeconds) })}
      </meter>
      <span aria-hidden className="block h-1.5 w-14 overflow-hidden rounded-full bg-sunk">
        <span
          className={classNames(
            'block h-full rounded-full',
            warning?.kind === 'last' ? 'bg-bad' : share >= 0.8 ? 'bg-build' : 'bg-accent',
          )}
          style={{ inlineSize: `${Math.min(100, share * 100)}%` }}
        />
      </span>
      <bdi dir="ltr" aria-hidden>
        {formats.clock(usedSeconds * 1_000)} / {formats.clock(heldSeconds * 1_000)}
      </bdi>
    </span>
  );
}

/** Most of the time is used: more was set aside, or there is no more. Nothing before that. */
export function RunTimeWarning({ meter }: { meter: TimeMeter | null }) {
  const t = useTranslations('billing.meter');
  const amount = useAmount();
  const { warning, heldSeconds } = meter ?? { warning: null, heldSeconds: 0 };
  return (
    <p role="status" className="mt-1 text-small text-warn-ink empty:hidden">
      {warning === null
        ? null
        : warning.kind === 'last'
          ? t('last', { held: amount(heldSeconds) })
          : t('extended', { added: amount(warning.addedSeconds) })}
    </p>
  );
}
