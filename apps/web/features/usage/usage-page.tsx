'use client';

import type { Balance, UsageRow, WalletEntry } from '@planline/contracts/billing';
import { Card, CardSection } from '@planline/ui/card';
import { Disclosure } from '@planline/ui/disclosure';
import { Segmented, segmentClass } from '@planline/ui/segmented';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';
import { SettingsSection } from '../project/settings-page';
import { PageHeader } from '../shell/page-header';
import { BalanceCard } from './balance-card';
import { EntryList } from './entry-list';
import { GrantForm } from './grant-form';
import { UsageColumns } from './usage-chart';
import { usageChartOf } from './usage-chart-data';
import { type UsageDays, usageDays } from './usage-days';
import { UsageTable } from './usage-table';

export interface UsageView {
  balance: { balance: Balance; mayGrant: boolean; monthlyBonusSeconds: number };
  days: UsageDays;
  /** Today in the reader's time zone, a date without a time. */
  today: string;
  usage: UsageRow[];
  entries: WalletEntry[];
}

/** What the reader has, what they used, and every change of it. */
export function UsagePage({ view }: { view: UsageView }) {
  const t = useTranslations('usage');
  const trpc = useTRPC();
  const { data: wallet } = useQuery({
    ...trpc.billing.balance.queryOptions(),
    initialData: view.balance,
  });
  const chart = usageChartOf(view.usage, view);
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={t('title')}>
        <Segmented label={t('period')}>
          {usageDays.map((days) => (
            <Link
              key={days}
              href={{ pathname: '/usage', query: { days } }}
              aria-current={days === view.days ? 'page' : undefined}
              className={segmentClass(days === view.days)}
            >
              {t('days', { count: days })}
            </Link>
          ))}
        </Segmented>
      </PageHeader>
      <div className="mx-auto grid max-w-[772px] gap-8 px-4 py-6">
        <SettingsSection title={t('balance')}>
          <BalanceCard wallet={wallet} />
        </SettingsSection>
        <SettingsSection title={t('perDay')}>
          <Card>
            <CardSection>
              {view.usage.length === 0 ? (
                <p className="text-ink-2">{t('empty', { count: view.days })}</p>
              ) : (
                <>
                  <UsageColumns chart={chart} />
                  <Disclosure summary={t('asTable')} className="mt-3">
                    <div className="mt-2">
                      <UsageTable rows={view.usage} />
                    </div>
                  </Disclosure>
                </>
              )}
            </CardSection>
          </Card>
        </SettingsSection>
        <SettingsSection title={t('entries')}>
          <EntryList initial={view.entries} />
        </SettingsSection>
        {wallet.mayGrant ? (
          <SettingsSection title={t('grant.title')}>
            <GrantForm />
          </SettingsSection>
        ) : null}
      </div>
    </main>
  );
}
