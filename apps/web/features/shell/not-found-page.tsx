'use client';

import { Button } from '@planline/ui/button';
import { EmptyState } from '@planline/ui/empty-state';
import { Compass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';

export function NotFoundPage() {
  const t = useTranslations('notFound');
  return (
    <main className="grid min-h-dvh flex-1 place-content-center">
      <EmptyState
        heading="h1"
        icon={<Compass aria-hidden />}
        title={t('title')}
        action={
          <Button asChild tone="primary">
            <Link href="/">{t('home')}</Link>
          </Button>
        }
      >
        {t('text')}
      </EmptyState>
    </main>
  );
}
