import { Notice } from '@planline/ui/notice';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '../../i18n/navigation';
import { currentAccount } from '../api/server-api';
import { Door } from './door';
import { findInvitation } from './find-invitation';
import { SignInForm } from './sign-in-form';

/** Signing in; with an invitation that still holds, making an account comes first. */
export async function SignInPage({
  next,
  invitationToken,
  isLinkInvalid,
}: {
  next: string | null;
  invitationToken: string | null;
  isLinkInvalid: boolean;
}) {
  const locale = await getLocale();
  // `next` carries its language already.
  if (await currentAccount()) redirect(next ?? `/${locale}`);
  const t = await getTranslations('auth');
  const errors = await getTranslations('errors');
  const invitation = invitationToken ? await findInvitation(invitationToken) : null;
  const mode = invitation ? 'sign-up' : 'sign-in';
  const onward = invitation ? `/${locale}/invitation/${invitationToken}` : next;
  return (
    <Door
      title={mode === 'sign-up' ? t('signUpTitle') : t('signInTitle')}
      text={mode === 'sign-up' ? t('signUpText') : t('signInText')}
    >
      {isLinkInvalid ? <Notice tone="warn">{errors('SIGN_IN_LINK_INVALID')}</Notice> : null}
      {invitationToken && !invitation ? (
        <Notice tone="warn">{errors('INVITATION_INVALID')}</Notice>
      ) : null}
      <SignInForm
        mode={mode}
        next={onward}
        invitationToken={invitation ? invitationToken : null}
        email={invitation?.email ?? null}
      />
      {invitation ? (
        <p className="text-small text-ink-2">
          {t('haveAccount')}{' '}
          <Link
            href={{ pathname: '/sign-in', query: { next: onward ?? '/' } }}
            className="font-[550] text-accent"
          >
            {t('signIn')}
          </Link>
        </p>
      ) : null}
    </Door>
  );
}
