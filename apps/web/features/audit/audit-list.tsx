'use client';

import type { AuditFilter, AuditPage } from '@planline/contracts/audit';
import { type ProjectId, projectIdSchema } from '@planline/contracts/ids';
import { Button } from '@planline/ui/button';
import { Card } from '@planline/ui/card';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { AuditRow } from './audit-row';

/** Newest first, a page at a time. */
export function AuditList({
  projectId,
  filter,
  initial,
}: {
  projectId: string;
  filter: AuditFilter;
  initial: AuditPage;
}) {
  const t = useTranslations('audit');
  const trpc = useTRPC();
  const ofProject: ProjectId = projectIdSchema.parse(projectId);
  const list = useInfiniteQuery({
    ...trpc.audit.list.infiniteQueryOptions(
      { projectId: ofProject, filter },
      { getNextPageParam: ({ olderId }) => olderId },
    ),
    initialData: { pages: [initial], pageParams: [null] },
  });
  const entries = list.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="text-ink-2">{t(`empty.${filter}`)}</p>;
  return (
    <div className="grid gap-3">
      <Card>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </Card>
      <ErrorText error={list.error} />
      {list.hasNextPage ? (
        <Button
          className="justify-self-start"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? t('loadingMore') : t('more')}
        </Button>
      ) : null}
    </div>
  );
}
