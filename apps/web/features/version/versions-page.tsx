'use client';

import type { VersionView } from '@planline/contracts/build';
import { Card, CardSection } from '@planline/ui/card';
import { Chip } from '@planline/ui/chip';
import { Disclosure } from '@planline/ui/disclosure';
import { EmptyState } from '@planline/ui/empty-state';
import { History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '../../i18n/use-formats';
import { PageHeader } from '../shell/page-header';
import { CodeChip } from '../text/code-chip';
import { Prose } from '../text/prose';
import { VersionActions } from './version-actions';
import { VersionChanges } from './version-changes';

export function VersionsPage({ versions }: { versions: readonly VersionView[] }) {
  const t = useTranslations('version');
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={t('title')} />
      <div className="mx-auto max-w-[772px] px-4 py-6">
        {versions.length === 0 ? (
          <EmptyState icon={<History aria-hidden />} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ol className="grid gap-3">
            {versions.map((version) => (
              <li key={version.versionId}>
                <VersionCard version={version} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </main>
  );
}

function VersionCard({ version }: { version: VersionView }) {
  const t = useTranslations('version');
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <CardSection>
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-title font-[620]">{t('number', { number: version.number })}</h2>
          {version.isCurrent ? <Chip tone="ok">{t('current')}</Chip> : null}
          <Chip tone={version.status === 'failed' ? 'bad' : 'neutral'}>
            {t(`status.${version.status}`)}
          </Chip>
          <time dateTime={version.createdAt} className="ms-auto text-small text-ink-3">
            <bdi>{formats.dateTime(version.createdAt)}</bdi>
          </time>
        </div>
        {version.summary ? (
          <Prose text={version.summary} language={null} className="mt-1 text-ink-2" />
        ) : null}
        <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-fine text-ink-3">
          {version.branch ? <CodeChip>{version.branch}</CodeChip> : null}
          <CodeChip>{version.commitSha.slice(0, 8)}</CodeChip>
          {version.outcome === 'document' ? <span>{t('documentOnly')}</span> : null}
        </p>
        <div className="mt-3 empty:hidden">
          <VersionActions version={version} />
        </div>
      </CardSection>
      {version.outcome === 'imported' ? null : (
        <CardSection className="py-2.5">
          <Disclosure summary={t('changes')} open={isOpen} onOpenChange={setOpen}>
            <div className="pt-2">
              {isOpen ? (
                <VersionChanges projectId={version.projectId} versionId={version.versionId} />
              ) : null}
            </div>
          </Disclosure>
        </CardSection>
      )}
    </Card>
  );
}
