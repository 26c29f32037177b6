'use client';

import { languages } from '@planline/contracts/locale';
import { MenuChoices, MenuLabel, MenuSeparator } from '@planline/ui/menu';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { languageNames } from './language-names';
import { applyTheme, type Theme, themes } from './theme';
import { useSwitchLanguage } from './use-switch-language';

/** Language and theme, inside a menu. */
export function AppearanceChoices({ theme, isSignedIn }: { theme: Theme; isSignedIn: boolean }) {
  const t = useTranslations('nav');
  const language = useLocale();
  const { switchTo } = useSwitchLanguage(isSignedIn);
  const [chosen, setChosen] = useState(theme);
  return (
    <>
      <MenuLabel>{t('language')}</MenuLabel>
      <MenuChoices
        value={language}
        onChange={switchTo}
        choices={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
      />
      <MenuSeparator />
      <MenuLabel>{t('theme')}</MenuLabel>
      <MenuChoices
        value={chosen}
        onChange={(next) => {
          setChosen(next);
          applyTheme(next);
        }}
        choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
    </>
  );
}
