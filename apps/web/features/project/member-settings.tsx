'use client';

import { type ProjectView, projectRoleSchema } from '@planline/contracts/project';
import { isolate } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { Card } from '@planline/ui/card';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { InvitationSettings } from './invitation-settings';

export function MemberSettings({ project, userId }: { project: ProjectView; userId: string }) {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const { projectId } = project;
  const isOwner = project.role === 'owner';
  const list = useQuery(trpc.project.members.queryOptions({ projectId }));
  const reload = { onSuccess: () => list.refetch() };
  const setRole = useMutation(trpc.project.setMemberRole.mutationOptions(reload));
  const remove = useMutation(trpc.project.removeMember.mutationOptions(reload));
  return (
    <div className="grid gap-4">
      <ErrorText error={list.error ?? setRole.error ?? remove.error} />
      {list.isPending ? <p className="text-ink-3">{t('loadingMembers')}</p> : null}
      {list.data ? (
        <Card>
          {list.data.members.map((member) => (
            <div
              key={member.userId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5"
            >
              <span className="min-w-0 grow">
                <bdi className="font-[550]">{member.name}</bdi>
                {member.userId === userId ? <span className="text-ink-3"> {t('you')}</span> : null}
                <span className="block truncate text-small text-ink-3">
                  <bdi dir="ltr">{member.email}</bdi>
                </span>
              </span>
              {isOwner ? (
                <select
                  aria-label={t('roleOf', { name: isolate(member.name) })}
                  value={member.role}
                  disabled={setRole.isPending}
                  onChange={(event) =>
                    setRole.mutate({
                      projectId,
                      userId: member.userId,
                      role: projectRoleSchema.parse(event.target.value),
                    })
                  }
                  className="rounded-control border border-line-strong/60 bg-surface py-1 ps-2 pe-1 text-small rtl:pe-2.5 touch:min-h-11"
                >
                  {projectRoleSchema.options.map((role) => (
                    <option key={role} value={role}>
                      {t(`role.${role}`)}
                    </option>
                  ))}
                </select>
              ) : (
                <span className="text-small text-ink-2">{t(`role.${member.role}`)}</span>
              )}
              {isOwner && member.userId !== userId ? (
                <Button
                  tone="quiet"
                  size="small"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate({ projectId, userId: member.userId })}
                >
                  {t('removeMember')}
                </Button>
              ) : null}
            </div>
          ))}
        </Card>
      ) : null}
      {isOwner ? (
        <InvitationSettings
          projectId={projectId}
          invitations={list.data?.invitations ?? []}
          onChange={() => void list.refetch()}
        />
      ) : null}
    </div>
  );
}
