'use client';

import type { WalletEntry } from '@planline/contracts/billing';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';

const amounts = ['bonusSeconds', 'paidSeconds', 'heldSeconds'] as const;

export function EntryRow({ entry }: { entry: WalletEntry }) {
  const t = useTranslations('usage.entry');
  const formats = useFormats();
  const changed = amounts.filter((amount) => entry[amount] !== 0);
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2">
      <span className="min-w-0 grow">
        <span className="font-[550]">{t(`kind.${entry.kind}`)}</span>
        <time dateTime={entry.at} className="block text-small text-ink-3">
          <bdi>{formats.dateTime(entry.at)}</bdi>
        </time>
      </span>
      <span className="flex flex-wrap gap-x-3.5 text-small text-ink-2 tabular-nums">
        {changed.length === 0 ? <span className="text-ink-3">{t('nothing')}</span> : null}
        {changed.map((amount) => (
          <span key={amount}>
            {t(amount)} <bdi dir="ltr">{formats.signed(entry[amount])}</bdi>
          </span>
        ))}
      </span>
    </div>
  );
}
