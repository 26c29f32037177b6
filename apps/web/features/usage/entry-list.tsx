'use client';

import type { WalletEntry } from '@planline/contracts/billing';
import { Button } from '@planline/ui/button';
import { Card } from '@planline/ui/card';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { cursorAfter, ENTRIES_PER_PAGE } from './entry-pages';
import { EntryRow } from './entry-row';

/** Every change of the wallet, newest first, a page at a time. */
export function EntryList({ initial }: { initial: WalletEntry[] }) {
  const t = useTranslations('usage');
  const trpc = useTRPC();
  const list = useInfiniteQuery({
    ...trpc.billing.entries.infiniteQueryOptions(
      { limit: ENTRIES_PER_PAGE },
      { getNextPageParam: cursorAfter },
    ),
    initialData: { pages: [initial], pageParams: [null] },
  });
  const entries = list.data.pages.flat();
  if (entries.length === 0) return <p className="text-ink-2">{t('noEntries')}</p>;
  return (
    <div className="grid gap-3">
      <Card>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
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
