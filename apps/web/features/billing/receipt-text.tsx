'use client';

import { assertNever } from '@planline/contracts/assert-never';
import type { Receipt } from '@planline/contracts/billing';
import { useTranslations } from 'next-intl';
import { READ_IN_MINUTES_FROM } from './read-in-minutes';
import { type ReceiptEnd, type ReceiptLine, shownReceiptOf } from './receipt-line';
import { useAmount } from './use-amount';

/** "42 s, 38 of them bonus"; "Stalled: not charged". */
export function ReceiptText({ receipt, end }: { receipt: Receipt; end: ReceiptEnd }) {
  const t = useTranslations('billing.receipt');
  const amount = useAmount();
  const words = useReceiptWords();
  const { line, tookSeconds } = shownReceiptOf(receipt, end);
  return (
    <span>
      <bdi>{words(line)}</bdi>
      {tookSeconds === null ? null : <> {t('took', { amount: amount(tookSeconds) })}</>}
    </span>
  );
}

function useReceiptWords(): (line: ReceiptLine) => string {
  const t = useTranslations('billing.receipt');
  const amount = useAmount();
  return (line) => {
    switch (line.key) {
      case 'notCharged':
        return t(`notCharged.${line.end}`);
      case 'free':
      case 'paid':
      case 'allBonus':
        return t(line.key, { amount: amount(line.seconds) });
      case 'mixed':
        return line.seconds < READ_IN_MINUTES_FROM
          ? t('mixed', { amount: amount(line.seconds), bonus: line.bonusSeconds })
          : t('mixedLong', { amount: amount(line.seconds), bonus: amount(line.bonusSeconds) });
      default:
        return assertNever(line);
    }
  };
}

/** The same where it stands alone under what a run left. */
export function ReceiptNote({ receipt, end }: { receipt: Receipt | undefined; end: ReceiptEnd }) {
  const t = useTranslations('billing.receipt');
  if (!receipt) return null;
  const isCharged = shownReceiptOf(receipt, end).line.key !== 'notCharged';
  return (
    <p className="mt-1.5 text-[0.78125rem] text-ink-3">
      {isCharged ? `${t('time')} ` : ''}
      <ReceiptText receipt={receipt} end={end} />
    </p>
  );
}
