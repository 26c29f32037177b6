import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '../../../../features/account/account-page';
import { Workspace } from '../../../../features/shell/workspace';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

export default function Page() {
  return (
    <Workspace path="/account">
      {async ({ account }) => <AccountPage account={account} />}
    </Workspace>
  );
}
