'use client';

import { Spinner } from '@planline/ui/spinner';
import { useTranslations } from 'next-intl';

export function LoadingPage() {
  const t = useTranslations('app');
  return (
    <main aria-busy className="grid min-h-dvh flex-1 place-content-center">
      <p role="status" className="flex items-center gap-2.5 text-ink-2">
        <Spinner />
        {t('loading')}
      </p>
    </main>
  );
}
