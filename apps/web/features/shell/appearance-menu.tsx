'use client';

import { Button } from '@planline/ui/button';
import { Menu } from '@planline/ui/menu';
import { Languages } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { AppearanceChoices } from './appearance-choices';
import { languageNames } from './language-names';
import type { Theme } from './theme';

/** For readers who are not signed in. */
export function AppearanceMenu({ theme }: { theme: Theme }) {
  const t = useTranslations('nav');
  const language = useLocale();
  return (
    <Menu
      trigger={
        <Button tone="quiet">
          <Languages aria-hidden className="size-4" />
          <span className="sr-only">{t('appearance')}: </span>
          {languageNames[language]}
        </Button>
      }
    >
      <AppearanceChoices theme={theme} isSignedIn={false} />
    </Menu>
  );
}
