'use client';

import type { QueuedMessage } from '@planline/contracts/chat-state';
import { isolate } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { useTranslations } from 'next-intl';
import { BidiText } from '../text/bidi-text';

/** What goes out when the build ends, in that order. */
export function QueuedMessages({
  messages,
  onWithdraw,
}: {
  messages: readonly QueuedMessage[];
  onWithdraw: (message: QueuedMessage) => void;
}) {
  const t = useTranslations('chat.queue');
  if (messages.length === 0) return null;
  return (
    <section aria-label={t('label')} className="mb-2 grid gap-1">
      <h2 className="text-fine text-ink-3">{t('count', { count: messages.length })}</h2>
      <ul className="grid max-h-32 grid-cols-[minmax(0,1fr)] gap-1 overflow-y-auto">
        {messages.map((message) => (
          <li
            key={message.messageId}
            className="flex items-center gap-2 rounded-lg bg-sunk ps-3 pe-1 text-small"
          >
            <p className="min-w-0 grow truncate py-1">
              {message.isMine ? null : (
                <span className="text-ink-3">
                  {t('from', { name: isolate(message.author.name) })}{' '}
                </span>
              )}
              <bdi>
                <BidiText text={message.text} />
              </bdi>
            </p>
            {message.isMine ? (
              <Button tone="quiet" size="small" onClick={() => onWithdraw(message)}>
                {t('withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
