'use client';

import type { Language } from '@planline/contracts/locale';
import { Button } from '@planline/ui/button';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ErrorText } from '../errors/error-text';
import { Prose } from '../text/prose';
import { SpineItem } from './spine-item';
import type { OutgoingMessage } from './timeline-reducer';

export function UserMessage({
  author,
  at,
  text,
  note,
}: {
  author: string;
  at: string;
  text: string;
  note?: ReactNode;
}) {
  return (
    <SpineItem tone="message" who={<bdi>{author}</bdi>} at={at} aside={note}>
      {/* What a person types is in any language, whatever the interface speaks. */}
      <Prose text={text} language={null} className="mt-0.5" />
    </SpineItem>
  );
}

/** A message of this browser on its way. A failed one gives its text back. */
export function OutgoingMessageItem({
  author,
  message,
  onTakeBack,
  onRetry,
}: {
  author: string;
  message: OutgoingMessage & { language: Language };
  onTakeBack: () => void;
  onRetry: () => void;
}) {
  const t = useTranslations('chat');
  const isFailed = message.status === 'failed';
  return (
    <SpineItem
      tone={isFailed ? 'failed' : 'message'}
      who={<bdi>{author}</bdi>}
      at={message.at}
      aside={message.status === 'sending' ? <span>{t('sending')}</span> : null}
    >
      <Prose text={message.text} language={null} className="mt-0.5" />
      {isFailed ? (
        <div className="mt-2 grid gap-2">
          <ErrorText error={message.error} />
          <div className="flex gap-2">
            <Button size="small" onClick={onRetry}>
              {t('sendAgain')}
            </Button>
            <Button size="small" tone="quiet" onClick={onTakeBack}>
              {t('takeBack')}
            </Button>
          </div>
        </div>
      ) : null}
    </SpineItem>
  );
}
