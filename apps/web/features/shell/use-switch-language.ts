'use client';

import type { Language } from '@planline/contracts/locale';
import { useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { usePathname, useRouter } from '../../i18n/navigation';
import { useTRPCClient } from '../api/trpc';

/** The same page in another language; a signed-in reader's choice is kept with the account. */
export function useSwitchLanguage(isSignedIn: boolean) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const client = useTRPCClient();
  const [isSwitching, start] = useTransition();
  const switchTo = (language: Language) => {
    // A choice that could not be stored still switches this page; the cookie keeps it here.
    if (isSignedIn) client.account.setLanguage.mutate({ language }).catch(() => undefined);
    const query = search.toString();
    start(() => router.replace(query ? `${pathname}?${query}` : pathname, { locale: language }));
  };
  return { switchTo, isSwitching };
}
