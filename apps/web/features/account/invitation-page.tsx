import { isolate } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { getTranslations } from 'next-intl/server';
import { Link } from '../../i18n/navigation';
import { currentAccount } from '../api/server-api';
import { AcceptInvitation } from './accept-invitation';
import { Door } from './door';
import { findInvitation } from './find-invitation';

export async function InvitationPage({ token }: { token: string }) {
  const t = await getTranslations('invitation');
  const invitation = await findInvitation(token);
  if (!invitation)
    return (
      <Door title={t('invalidTitle')} text={t('invalidText')}>
        <Button asChild className="justify-self-start">
          <Link href="/">{t('home')}</Link>
        </Button>
      </Door>
    );
  const account = await currentAccount();
  return (
    <Door
      title={t('heading', { project: isolate(invitation.projectName) })}
      text={t('text', { inviter: isolate(invitation.invitedBy), role: invitation.role })}
    >
      {account ? (
        <AcceptInvitation token={token} />
      ) : (
        <Button asChild tone="primary">
          <Link href={{ pathname: '/sign-in', query: { invitation: token } }}>{t('continue')}</Link>
        </Button>
      )}
    </Door>
  );
}
