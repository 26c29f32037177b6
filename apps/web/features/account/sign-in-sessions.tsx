'use client';

import { Button } from '@planline/ui/button';
import { Card } from '@planline/ui/card';
import { Chip } from '@planline/ui/chip';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { useNow } from '../timeline/use-now';
import { deviceOf } from './device-name';

/** Where this account is signed in, and a way to end each. */
export function SignInSessions() {
  const t = useTranslations('account');
  const formats = useFormats();
  const now = useNow(false);
  const trpc = useTRPC();
  const list = useQuery(trpc.account.sessions.queryOptions());
  const reload = { onSuccess: () => list.refetch() };
  const end = useMutation(trpc.account.endSession.mutationOptions(reload));
  const endOthers = useMutation(trpc.account.endOtherSessions.mutationOptions(reload));
  const sessions = list.data ?? [];
  return (
    <div className="grid gap-3">
      <ErrorText error={list.error ?? end.error ?? endOthers.error} />
      {list.isPending ? <p className="text-ink-3">{t('loadingSessions')}</p> : null}
      {sessions.length > 0 ? (
        <Card>
          {sessions.map((session) => (
            <div
              key={session.sessionId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5"
            >
              <span className="min-w-0 grow">
                <bdi dir="ltr" className="font-[550]">
                  {deviceOf(session.userAgent) ?? t('unknownDevice')}
                </bdi>
                <span className="block text-small text-ink-3">
                  {session.ipAddress ? (
                    <>
                      <bdi dir="ltr">{session.ipAddress}</bdi>
                      {' · '}
                    </>
                  ) : null}
                  {formats.relative(session.lastUsedAt, new Date(now))}
                </span>
              </span>
              {session.isCurrent ? (
                <Chip tone="ok">{t('thisSession')}</Chip>
              ) : (
                <Button
                  tone="quiet"
                  size="small"
                  disabled={end.isPending}
                  onClick={() => end.mutate({ sessionId: session.sessionId })}
                >
                  {t('endSession')}
                </Button>
              )}
            </div>
          ))}
        </Card>
      ) : null}
      {sessions.length > 1 ? (
        <Button
          className="justify-self-start"
          disabled={endOthers.isPending}
          onClick={() => endOthers.mutate()}
        >
          {t('endOthers')}
        </Button>
      ) : null}
    </div>
  );
}
