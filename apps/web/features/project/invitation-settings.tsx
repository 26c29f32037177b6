'use client';

import {
  type InvitationView,
  type ProjectRole,
  projectRoleSchema,
} from '@planline/contracts/project';
import { Button } from '@planline/ui/button';
import { Field, TextInput } from '@planline/ui/field';
import { Notice } from '@planline/ui/notice';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '../../i18n/use-formats';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { CodeChip } from '../text/code-chip';
import { CopyButton } from '../text/copy-button';

/** Makes a link to send; nobody sends it but the owner. The token is shown once. */
export function InvitationSettings({
  projectId,
  invitations,
  onChange,
}: {
  projectId: string;
  invitations: readonly InvitationView[];
  onChange: () => void;
}) {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const language = useLocale();
  const formats = useFormats();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ProjectRole>('member');
  const invite = useMutation(trpc.project.invite.mutationOptions({ onSuccess: onChange }));
  const revoke = useMutation(
    trpc.project.revokeInvitation.mutationOptions({ onSuccess: onChange }),
  );
  const link = invite.data
    ? `${window.location.origin}/${language}/invitation/${invite.data.token}`
    : null;
  return (
    <div className="grid gap-3">
      <form
        className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto] sm:items-end"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({ projectId, role, ...(email.trim() ? { email: email.trim() } : {}) });
        }}
      >
        <Field label={t('inviteEmail')} hint={t('inviteHint')} className="sm:row-span-1">
          {(control) => (
            <TextInput
              {...control}
              type="email"
              dir="ltr"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <select
          aria-label={t('inviteRole')}
          value={role}
          onChange={(event) => setRole(projectRoleSchema.parse(event.target.value))}
          className="h-[2.4rem] rounded-control border border-line-strong/60 bg-surface ps-2 pe-1 text-small rtl:pe-2.5 sm:mb-7 touch:min-h-11"
        >
          {projectRoleSchema.options.map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </select>
        <Button type="submit" disabled={invite.isPending} className="sm:mb-7">
          {t('invite')}
        </Button>
      </form>
      <ErrorText error={invite.error ?? revoke.error} />
      {link ? (
        <Notice tone="ok" role="status">
          <p className="font-[550]">{t('inviteReady')}</p>
          <p className="mt-1.5 flex flex-wrap items-center gap-2">
            <CodeChip className="bg-surface py-1">{link}</CodeChip>
            <CopyButton size="small" text={link} label={t('copyLink')} />
          </p>
        </Notice>
      ) : null}
      {invitations.length > 0 ? (
        <ul className="grid gap-1.5">
          {invitations.map((invitation) => (
            <li
              key={invitation.invitationId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card border border-dashed border-line px-4 py-2 text-small"
            >
              <span className="min-w-0 grow">
                {invitation.email ? (
                  <bdi dir="ltr">{invitation.email}</bdi>
                ) : (
                  <span>{t('anyone')}</span>
                )}
                <span className="text-ink-3">
                  {' · '}
                  {t(`role.${invitation.role}`)}
                  {' · '}
                  {t('expires', { date: formats.date(invitation.expiresAt) })}
                </span>
              </span>
              <Button
                tone="quiet"
                size="small"
                disabled={revoke.isPending}
                onClick={() => revoke.mutate({ projectId, invitationId: invitation.invitationId })}
              >
                {t('revoke')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
