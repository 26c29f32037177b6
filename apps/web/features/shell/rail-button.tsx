'use client';

import { Button } from '@planline/ui/button';
import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOpenRail } from './rail-state';

export function RailButton() {
  const t = useTranslations('nav');
  const open = useOpenRail();
  if (!open) return null;
  return (
    <Button
      tone="quiet"
      size="icon"
      aria-label={t('openMenu')}
      onClick={open}
      className="-ms-1.5 lg:hidden"
    >
      <Menu aria-hidden className="size-5" />
    </Button>
  );
}
