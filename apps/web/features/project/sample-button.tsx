'use client';

import { Button } from '@planline/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';

export function SampleButton() {
  const t = useTranslations('projects');
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(
    trpc.project.createSample.mutationOptions({
      onSuccess: (project) => router.push(`/projects/${project.projectId}`),
    }),
  );
  const isBusy = create.isPending || create.isSuccess;
  return (
    <>
      <Button onClick={() => create.mutate()} disabled={isBusy}>
        {isBusy ? t('creating') : t('sample')}
      </Button>
      <ErrorText error={create.error} className="w-full" />
    </>
  );
}
