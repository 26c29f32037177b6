import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitationPage } from '../../../../features/account/invitation-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invitation'))('title'), referrer: 'no-referrer' };
}

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <InvitationPage token={(await params).token} />;
}
