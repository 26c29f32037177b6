'use client';

import type { AccountView } from '@planline/contracts/account';
import { Button } from '@planline/ui/button';
import { Field, TextInput } from '@planline/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';

/** Name, address and password; every change is sealed with a password. */
export function CredentialsForm({
  account,
  onSaved,
}: {
  account: AccountView;
  onSaved: () => void;
}) {
  const t = useTranslations('account');
  const app = useTranslations('app');
  const trpc = useTRPC();
  const [fields, setFields] = useState({
    name: account.name,
    email: account.email,
    currentPassword: '',
    password: '',
  });
  const save = useMutation(
    trpc.account.setPassword.mutationOptions({
      onSuccess: () => {
        setFields((before) => ({ ...before, currentPassword: '', password: '' }));
        onSaved();
      },
    }),
  );
  const change = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields((before) => ({ ...before, [name]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      name: fields.name.trim(),
      email: fields.email.trim(),
      password: fields.password,
      ...(fields.currentPassword ? { currentPassword: fields.currentPassword } : {}),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      <Field label={t('name')}>
        {(control) => (
          <TextInput
            {...control}
            required
            maxLength={120}
            autoComplete="name"
            value={fields.name}
            onChange={change('name')}
          />
        )}
      </Field>
      <Field label={t('email')}>
        {(control) => (
          <TextInput
            {...control}
            required
            type="email"
            dir="ltr"
            autoComplete="email"
            value={fields.email}
            onChange={change('email')}
          />
        )}
      </Field>
      <Field label={t('currentPassword')} hint={t('currentPasswordHint')}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            dir="ltr"
            autoComplete="current-password"
            value={fields.currentPassword}
            onChange={change('currentPassword')}
          />
        )}
      </Field>
      <Field label={t('newPassword')} hint={t('newPasswordHint', { minimum: 10 })}>
        {(control) => (
          <TextInput
            {...control}
            required
            type="password"
            dir="ltr"
            minLength={10}
            maxLength={128}
            autoComplete="new-password"
            value={fields.password}
            onChange={change('password')}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:col-span-2">
        <ErrorText error={save.error} />
        <div className="flex items-center gap-3">
          <Button type="submit" disabled={save.isPending}>
            {save.isPending ? app('saving') : app('save')}
          </Button>
          <span role="status" className="text-small text-ok">
            {save.isSuccess ? t('saved') : null}
          </span>
        </div>
      </div>
    </form>
  );
}
