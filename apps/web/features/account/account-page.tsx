'use client';

import type { AccountView } from '@planline/contracts/account';
import { languages } from '@planline/contracts/locale';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from '../../i18n/navigation';
import { SettingsSection } from '../project/settings-page';
import { languageNames } from '../shell/language-names';
import { PageHeader } from '../shell/page-header';
import { useSwitchLanguage } from '../shell/use-switch-language';
import { CredentialsForm } from './credentials-form';
import { SignInSessions } from './sign-in-sessions';

export function AccountPage({ account }: { account: AccountView }) {
  const t = useTranslations('account');
  const language = useLocale();
  const router = useRouter();
  const { switchTo, isSwitching } = useSwitchLanguage(true);
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={t('title')} />
      <div className="mx-auto grid max-w-[772px] gap-8 px-4 py-6">
        <SettingsSection title={t('credentials')}>
          <CredentialsForm account={account} onSaved={() => router.refresh()} />
        </SettingsSection>
        <SettingsSection title={t('language')}>
          <fieldset disabled={isSwitching} className="flex flex-wrap gap-2">
            <legend className="sr-only">{t('language')}</legend>
            {languages.map((each) => (
              <label
                key={each}
                lang={each}
                className={`flex min-h-10 items-center gap-2 rounded-control border bg-surface px-3.5 touch:min-h-11 ${each === language ? 'border-accent' : 'border-line'}`}
              >
                <input
                  type="radio"
                  name="language"
                  checked={each === language}
                  onChange={() => switchTo(each)}
                  className="accent-accent"
                />
                {languageNames[each]}
              </label>
            ))}
          </fieldset>
        </SettingsSection>
        <SettingsSection title={t('sessions')}>
          <SignInSessions />
        </SettingsSection>
      </div>
    </main>
  );
}
