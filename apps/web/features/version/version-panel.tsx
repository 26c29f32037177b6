'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { Prose } from '../text/prose';
import { VersionActions } from './version-actions';
import { VersionChanges } from './version-changes';

/** One version beside the timeline. */
export function VersionPanel({ projectId, versionId }: { projectId: string; versionId: string }) {
  const t = useTranslations('version');
  const trpc = useTRPC();
  const versions = useQuery(trpc.version.list.queryOptions({ projectId }));
  const version = versions.data?.find((each) => each.versionId === versionId);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <ErrorText error={versions.error} />
      {version ? (
        <>
          <div>
            <h3 className="font-[600]">{t('number', { number: version.number })}</h3>
            <Prose text={version.summary} language={null} className="text-small text-ink-2" />
          </div>
          <VersionActions version={version} />
        </>
      ) : null}
      <VersionChanges projectId={projectId} versionId={versionId} />
    </div>
  );
}
