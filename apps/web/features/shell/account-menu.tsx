'use client';

import type { AccountView } from '@planline/contracts/account';
import { Menu, MenuItem, MenuSeparator } from '@planline/ui/menu';
import { ChevronsUpDown, Gauge, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';
import { signOut } from '../account/auth-requests';
import { AppearanceChoices } from './appearance-choices';
import type { Theme } from './theme';

export function AccountMenu({ account, theme }: { account: AccountView; theme: Theme }) {
  const t = useTranslations('nav');
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-[10px] px-2 py-1.5 text-start hover:bg-sunk touch:min-h-11"
        >
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-fine font-[600] text-accent"
          >
            {[...account.name.trim()][0]?.toLocaleUpperCase() ?? '?'}
          </span>
          <span className="min-w-0 grow truncate text-small">
            <span className="sr-only">{t('accountMenu')}: </span>
            <bdi>{account.name}</bdi>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        </button>
      }
    >
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden className="size-4 text-ink-3" />
          {t('account')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/usage">
          <Gauge aria-hidden className="size-4 text-ink-3" />
          {t('usage')}
        </Link>
      </MenuItem>
      <MenuSeparator />
      <AppearanceChoices theme={theme} isSignedIn />
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut().then(() => window.location.assign('/'))}>
        <LogOut aria-hidden className="size-4 text-ink-3 rtl:-scale-x-100" />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
