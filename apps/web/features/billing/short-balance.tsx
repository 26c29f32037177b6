'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BalanceAdvice } from './balance-advice';
import type { ShownEstimate } from './shown-estimate';
import { useAmount } from './use-amount';

/** Says before sending that the balance does not reach, and what helps. */
export function ShortBalance({
  estimate,
  projectId,
  children,
}: {
  estimate: Extract<ShownEstimate, { kind: 'short' }>;
  projectId: string;
  /** What else is to be said. */
  children?: ReactNode;
}) {
  const t = useTranslations('billing.short');
  const amount = useAmount();
  return (
    <p
      role="status"
      className="mt-2 rounded-control bg-warn-soft px-3 py-2 text-small text-warn-ink"
    >
      {t('text', {
        needed: amount(estimate.neededSeconds),
        available: amount(estimate.availableSeconds),
      })}{' '}
      <BalanceAdvice projectId={projectId} /> {children}
    </p>
  );
}
