'use client';

import { Spinner } from '@planline/ui/spinner';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { CodeChip } from '../text/code-chip';
import { CopyButton } from '../text/copy-button';
import { DiffView } from './diff-view';

/** The changes of one version and the command that fetches it into the reader's own clone. */
export function VersionChanges({ projectId, versionId }: { projectId: string; versionId: string }) {
  const t = useTranslations('version');
  const trpc = useTRPC();
  const diff = useQuery(
    trpc.version.diff.queryOptions(
      { projectId, versionId },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (diff.isPending)
    return (
      <p className="flex items-center gap-2 text-small text-ink-2">
        <Spinner />
        {t('loadingChanges')}
      </p>
    );
  if (diff.error) return <ErrorText error={diff.error} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <DiffView files={diff.data.files} />
      {diff.data.fetchCommand ? (
        <div>
          <p className="mb-1 text-small text-ink-3">{t('fetch')}</p>
          <div className="flex flex-wrap items-center gap-2">
            <CodeChip className="py-1">{diff.data.fetchCommand}</CodeChip>
            <CopyButton tone="quiet" size="small" text={diff.data.fetchCommand} label={t('copy')} />
          </div>
        </div>
      ) : null}
    </div>
  );
}
