'use client';

import type { Balance } from '@planline/contracts/billing';
import { CHAT_MODE_ESTIMATES } from '@planline/contracts/limits';
import { Card, CardSection } from '@planline/ui/card';
import { useTranslations } from 'next-intl';
import { useAmount } from '../billing/use-amount';

/** What is there, of what kind, and how far it reaches. */
export function BalanceCard({
  wallet: { balance, mayGrant, monthlyBonusSeconds },
}: {
  wallet: { balance: Balance; mayGrant: boolean; monthlyBonusSeconds: number };
}) {
  const t = useTranslations('usage');
  const amount = useAmount();
  const { availableSeconds, bonusSeconds, paidSeconds, heldSeconds } = balance;
  const reach = (mode: 'feature' | 'question') =>
    Math.floor(availableSeconds / CHAT_MODE_ESTIMATES[mode].seconds);
  return (
    <Card>
      <CardSection>
        <p className="text-small text-ink-2">{t('available')}</p>
        <p className="text-[1.75rem] leading-tight font-[620] tabular-nums">
          <bdi>{amount(availableSeconds)}</bdi>
        </p>
        <p className="mt-1 text-ink-2">
          {t('reach', { plans: reach('feature'), answers: reach('question') })}
        </p>
      </CardSection>
      <CardSection>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          <Amount name={t('bonus')} value={amount(bonusSeconds)} />
          <Amount name={t('paid')} value={amount(paidSeconds)} />
          {heldSeconds > 0 ? <Amount name={t('held')} value={amount(heldSeconds)} /> : null}
        </dl>
        <p className="mt-2.5 text-small text-ink-3">
          {monthlyBonusSeconds > 0
            ? `${t('monthly', { amount: amount(monthlyBonusSeconds) })} `
            : ''}
          {mayGrant ? t('getMoreOwner') : t('getMore')}
        </p>
      </CardSection>
    </Card>
  );
}

function Amount({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-small text-ink-3">{name}</dt>
      <dd className="font-[570] tabular-nums">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
