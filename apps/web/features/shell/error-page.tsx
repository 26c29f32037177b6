'use client';

import { Button } from '@planline/ui/button';
import { EmptyState } from '@planline/ui/empty-state';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** A page that could not be shown: what happened, that nothing was lost, and what to press. */
export function ErrorPage({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('errorPage');
  return (
    <main className="grid min-h-dvh flex-1 place-content-center">
      <EmptyState
        heading="h1"
        icon={<TriangleAlert aria-hidden />}
        title={t('title')}
        action={
          <Button tone="primary" onClick={onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {t('text')}
      </EmptyState>
    </main>
  );
}
