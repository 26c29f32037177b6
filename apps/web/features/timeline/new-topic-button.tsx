'use client';

import { Button } from '@planline/ui/button';
import { useMutation } from '@tanstack/react-query';
import { SquarePen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { useErrorText } from '../errors/use-error-text';

/** Ends the running conversation; what was said stays in the timeline. */
export function NewTopicButton({ projectId }: { projectId: string }) {
  const t = useTranslations('timeline');
  const textOf = useErrorText();
  const trpc = useTRPC();
  const start = useMutation(trpc.chat.newTopic.mutationOptions());
  return (
    <Button
      tone="quiet"
      size="small"
      title={start.error ? textOf(start.error) : t('newTopicHint')}
      aria-label={t('newTopic')}
      disabled={start.isPending}
      onClick={() => start.mutate({ projectId })}
      className={start.error ? 'text-bad' : undefined}
    >
      <SquarePen aria-hidden className="size-4" />
      <span className="hidden sm:inline">{t('newTopic')}</span>
    </Button>
  );
}
