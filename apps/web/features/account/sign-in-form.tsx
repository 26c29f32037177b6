'use client';

import { Button } from '@planline/ui/button';
import { Field, TextInput } from '@planline/ui/field';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ErrorText } from '../errors/error-text';
import type { ShownError } from '../errors/error-view';
import { signIn, signUp } from './auth-requests';

const PASSWORD_MIN_CHARACTERS = 10;

/** Signing in, and, with an invitation in hand, making an account first. */
export function SignInForm({
  mode,
  next,
  invitationToken,
  email: invitedEmail,
}: {
  mode: 'sign-in' | 'sign-up';
  /** A path of ours to go to afterwards. */
  next: string | null;
  invitationToken: string | null;
  email: string | null;
}) {
  const t = useTranslations('auth');
  const language = useLocale();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invitedEmail ?? '');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<ShownError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSignUp = mode === 'sign-up';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const credentials = { email: email.trim(), password };
    const outcome = isSignUp
      ? await signUp({
          ...credentials,
          name: name.trim(),
          ...(invitationToken ? { invitationToken } : {}),
        })
      : await signIn(credentials);
    if (!outcome.ok) {
      setError(outcome.error);
      setBusy(false);
      return;
    }
    // A full load: every page is rendered for who is signed in.
    window.location.assign(next ?? `/${language}`);
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {isSignUp ? (
        <Field label={t('name')}>
          {(control) => (
            <TextInput
              {...control}
              required
              maxLength={120}
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('email')}>
        {(control) => (
          <TextInput
            {...control}
            required
            type="email"
            dir="ltr"
            autoComplete="email"
            readOnly={isSignUp && invitedEmail !== null}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        {...(isSignUp ? { hint: t('passwordHint', { minimum: PASSWORD_MIN_CHARACTERS }) } : {})}
      >
        {(control) => (
          <TextInput
            {...control}
            required
            type="password"
            dir="ltr"
            minLength={isSignUp ? PASSWORD_MIN_CHARACTERS : undefined}
            maxLength={128}
            autoComplete={isSignUp ? 'new-password' : 'current-password'}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <ErrorText error={error} />
      <Button type="submit" tone="primary" disabled={isBusy}>
        {isBusy ? t('working') : isSignUp ? t('signUp') : t('signIn')}
      </Button>
    </form>
  );
}
