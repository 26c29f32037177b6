import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { safeNextPath } from '../../../features/account/next-path';
import { SignInPage } from '../../../features/account/sign-in-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn') };
}

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; invitation?: string; error?: string }>;
}) {
  const { next, invitation, error } = await searchParams;
  return (
    <SignInPage
      next={safeNextPath(next)}
      invitationToken={invitation?.slice(0, 200) ?? null}
      isLinkInvalid={error === 'SIGN_IN_LINK_INVALID'}
    />
  );
}
