'use client';

import type { ProjectView } from '@planline/contracts/project';
import { isolate } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { Dialog } from '@planline/ui/dialog';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';

export function DangerSettings({ project }: { project: ProjectView }) {
  const t = useTranslations('settings');
  const app = useTranslations('app');
  const trpc = useTRPC();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation(
    trpc.project.remove.mutationOptions({
      onSuccess: () => {
        router.push('/');
        router.refresh();
      },
    }),
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface px-4 py-3">
      <p className="text-small text-ink-2">{t('removeText')}</p>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('removeTitle', { name: isolate(project.name) })}
        description={t('removeConfirmText')}
        closeLabel={app('close')}
        footer={
          <>
            <Button tone="quiet" onClick={() => setOpen(false)}>
              {app('cancel')}
            </Button>
            <Button
              tone="danger"
              disabled={remove.isPending}
              onClick={() => remove.mutate({ projectId: project.projectId })}
            >
              {t('removeConfirm')}
            </Button>
          </>
        }
      >
        <ErrorText error={remove.error} />
      </Dialog>
    </div>
  );
}
