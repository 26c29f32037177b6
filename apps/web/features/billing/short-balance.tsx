'use client';

import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';
import type { ShownEstimate } from './shown-estimate';
import { useAmount } from './use-amount';

/** Says before sending that the balance does not reach, and what helps. */
export function ShortBalance({
  estimate,
  projectId,
}: {
  estimate: Extract<ShownEstimate, { kind: 'short' }>;
  projectId: string;
}) {
  const t = useTranslations('billing.short');
  const amount = useAmount();
  const link = 'font-[550] underline underline-offset-2';
  return (
    <p
      role="status"
      className="mt-2 rounded-control bg-warn-soft px-3 py-2 text-small text-warn-ink"
    >
      {t('text', {
        needed: amount(estimate.neededSeconds),
        available: amount(estimate.availableSeconds),
      })}{' '}
      {t.rich('advice', {
        usage: (words) => (
          <Link href="/usage" className={link}>
            {words}
          </Link>
        ),
        settings: (words) => (
          <Link href={`/projects/${projectId}/settings`} className={link}>
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
