'use client';

import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { READ_IN_MINUTES_FROM } from './read-in-minutes';
import type { ShownEstimate, ShownRange } from './shown-estimate';
import { useAmount } from './use-amount';

/** "About 40–90 s, you have 14 min (about 9 more plans)." */
export function EstimateText({
  estimate,
}: {
  estimate: Extract<ShownEstimate, { kind: 'free' | 'enough' }>;
}) {
  const t = useTranslations('billing.estimate');
  const rangeText = useRangeText();
  const { duration } = useFormats();
  const amount = useAmount();
  if (estimate.kind === 'free') return t('free');
  const { range, availableSeconds, more } = estimate;
  // A balance is rounded down: what is promised is there.
  const whole = availableSeconds - (availableSeconds % 60);
  return t('line', {
    range: rangeText(range),
    available:
      availableSeconds < READ_IN_MINUTES_FROM ? amount(availableSeconds) : duration(whole * 1_000),
    more: t(`more.${more.of}`, { count: more.count }),
  });
}

function useRangeText(): (range: ShownRange) => string {
  const t = useTranslations('billing.estimate.about');
  return ({ unit, low, high }) =>
    low === high
      ? t(unit === 'seconds' ? 'second' : 'minute', { count: high })
      : t(unit, { low, high });
}
