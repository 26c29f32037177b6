'use client';

import {
  type AuditFilter,
  type AuditPage,
  type AuditState,
  auditFilters,
} from '@planline/contracts/audit';
import { Segmented, segmentClass } from '@planline/ui/segmented';
import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';
import { PageHeader } from '../shell/page-header';
import { AuditList } from './audit-list';
import { ChainState } from './chain-state';

export interface AuditView {
  projectId: string;
  filter: AuditFilter;
  state: AuditState;
  page: AuditPage;
}

/** Who did what in a project, for its owners. */
export function ProjectAuditPage({ view }: { view: AuditView }) {
  const t = useTranslations('audit');
  const { projectId, filter } = view;
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={t('title')}>
        <Segmented label={t('show')}>
          {auditFilters.map((option) => (
            <Link
              key={option}
              href={{ pathname: `/projects/${projectId}/settings/audit`, query: { show: option } }}
              aria-current={option === filter ? 'page' : undefined}
              className={segmentClass(option === filter)}
            >
              {t(`filter.${option}`)}
            </Link>
          ))}
        </Segmented>
      </PageHeader>
      <div className="mx-auto grid max-w-[772px] gap-4 px-4 py-6">
        <p className="text-ink-2">{t('intro')}</p>
        <ChainState state={view.state} />
        <AuditList projectId={projectId} filter={filter} initial={view.page} />
      </div>
    </main>
  );
}
