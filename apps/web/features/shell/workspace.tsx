import type { AccountView } from '@planline/contracts/account';
import type { ProjectView } from '@planline/contracts/project';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { redirect } from '../../i18n/navigation';
import { currentAccount, orNotFound, serverApi } from '../api/server-api';
import { AppShell } from './app-shell';
import { THEME_COOKIE, themeOf } from './theme';

/** The frame of a page for somebody signed in; everybody else is asked to sign in and comes back. */
export async function Workspace({
  path,
  projectId,
  children,
}: {
  /** Where the page stands below its language: signing in leads back to it. */
  path: string;
  projectId?: string;
  children: (context: { account: AccountView; project: ProjectView | null }) => Promise<ReactNode>;
}) {
  const locale = await getLocale();
  const account = await currentAccount();
  if (!account) {
    const next = path === '/' ? `/${locale}` : `/${locale}${path}`;
    return redirect({ href: { pathname: '/sign-in', query: { next } }, locale });
  }
  const api = await serverApi();
  const [projects, project] = await Promise.all([
    api.project.list(),
    projectId ? orNotFound(api.project.get({ projectId })) : null,
  ]);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <AppShell account={account} projects={projects} project={project} theme={theme}>
      {await children({ account, project })}
    </AppShell>
  );
}
