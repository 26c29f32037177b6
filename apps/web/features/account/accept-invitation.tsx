'use client';

import { Button } from '@planline/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';

export function AcceptInvitation({ token }: { token: string }) {
  const t = useTranslations('invitation');
  const trpc = useTRPC();
  const router = useRouter();
  const accept = useMutation(
    trpc.project.acceptInvitation.mutationOptions({
      onSuccess: (project) => router.push(`/projects/${project.projectId}`),
    }),
  );
  const isBusy = accept.isPending || accept.isSuccess;
  return (
    <div className="grid gap-3">
      <Button tone="primary" disabled={isBusy} onClick={() => accept.mutate({ token })}>
        {isBusy ? t('joining') : t('join')}
      </Button>
      <ErrorText error={accept.error} />
    </div>
  );
}
