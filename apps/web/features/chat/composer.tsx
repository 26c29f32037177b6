'use client';

import type { QueuedMessage } from '@planline/contracts/chat-state';
import { MESSAGE_MAX_CHARACTERS } from '@planline/contracts/limits';
import { Button } from '@planline/ui/button';
import { useMutation } from '@tanstack/react-query';
import { Square } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTRPC } from '../api/trpc';
import { ShortBalance } from '../billing/short-balance';
import { useEstimate } from '../billing/use-estimate';
import { ErrorText } from '../errors/error-text';
import type { ShownError } from '../errors/error-view';
import type { TimelineState } from '../timeline/timeline-reducer';
import { useNow } from '../timeline/use-now';
import { composerDirection } from './composer-direction';
import { ComposerLine } from './composer-line';
import { composerMode } from './composer-mode';
import { QueuedMessages } from './queued-messages';
import { useDraft } from './use-draft';
import type { SendOutcome } from './use-send';

const TALLEST_PX = 260;

export interface ComposerHandle {
  /** Puts words in front of what is there already, and the caret behind them. */
  insert(text: string): void;
}

/** One calm box. What is typed is never lost: not by a lock, not by an error, not by leaving. */
export function Composer({
  ref,
  projectId,
  initialDraft,
  state,
  onSend,
  onQueue,
  onWithdraw,
}: {
  ref: Ref<ComposerHandle>;
  projectId: string;
  initialDraft: string;
  state: TimelineState;
  onSend: (text: string) => Promise<SendOutcome>;
  onQueue: (text: string) => Promise<SendOutcome>;
  onWithdraw: (messageId: string) => Promise<SendOutcome>;
}) {
  const t = useTranslations('chat');
  const language = useLocale();
  const trpc = useTRPC();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(projectId, initialDraft);
  const [error, setError] = useState<ShownError | null>(null);
  const cancel = useMutation(trpc.run.cancel.mutationOptions());
  const { text } = draft;
  const now = useNow(state.chat?.lock !== null && state.chat?.lock !== undefined);
  const mode = composerMode({
    chat: state.chat,
    runs: state.runs,
    hasText: text.trim() !== '',
    now,
  });
  const estimate = useEstimate(projectId, text);
  const isTooLong = text.trim().length > MESSAGE_MAX_CHARACTERS;

  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(TALLEST_PX, area.scrollHeight)}px`;
  }, [text]);

  const insert = (words: string) => {
    draft.giveBack(words);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(words.length, words.length);
    });
  };
  useImperativeHandle(ref, () => ({ insert }));

  const submit = async () => {
    const message = text.trim();
    if (message === '' || isTooLong) return;
    setError(null);
    // The box is free for the next words at once: what is typed while this one travels stays typed.
    draft.change('');
    const outcome = await (mode.action === 'queue' ? onQueue(message) : onSend(message));
    if (outcome.ok) return;
    setError(outcome.error);
    draft.giveBack(message);
  };

  const stop = () => {
    if (mode.stoppableRunId)
      cancel.mutate({
        projectId,
        runId: mode.stoppableRunId,
      });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, Enter belongs to it (229 is what older Safari says).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  };

  const withdraw = async (message: QueuedMessage) => {
    const outcome = await onWithdraw(message.messageId);
    if (outcome.ok) insert(message.text);
    else setError(outcome.error);
  };

  const isStop = mode.action === 'stop';
  return (
    <div className="border-t border-line bg-paper px-3 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-4">
      <div className="mx-auto max-w-[740px]">
        <QueuedMessages messages={state.chat?.queued ?? []} onWithdraw={(m) => void withdraw(m)} />
        <ErrorText error={error} className="mb-2" />
        <ErrorText error={cancel.error} className="mb-2" />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          className="rounded-[14px] border border-line-strong/50 bg-surface px-3.5 pt-2.5 pb-2 focus-within:border-accent"
        >
          <textarea
            ref={box}
            rows={1}
            dir={composerDirection(text, language)}
            value={text}
            onChange={(event) => draft.change(event.target.value)}
            onBlur={draft.flush}
            onKeyDown={onKeyDown}
            aria-label={t('label')}
            aria-describedby="composer-line"
            aria-invalid={isTooLong || undefined}
            placeholder={t('placeholder')}
            className="block w-full resize-none bg-transparent py-1 text-start text-[1rem] outline-none placeholder:text-ink-3 sm:text-body"
          />
          <div className="mt-1 flex items-end gap-3">
            <ComposerLine
              id="composer-line"
              line={mode.line}
              estimate={estimate}
              tooLong={isTooLong ? text.trim().length : null}
            />
            <span className="ms-auto flex shrink-0 gap-2">
              {mode.stoppableRunId && !isStop ? (
                <Button size="icon" aria-label={t('stop')} onClick={stop}>
                  <Square aria-hidden className="size-3.5 fill-current" />
                </Button>
              ) : null}
              {isStop ? (
                <Button onClick={stop} disabled={cancel.isPending}>
                  <Square aria-hidden className="size-3 fill-current" />
                  {t('stop')}
                </Button>
              ) : (
                <Button type="submit" tone="primary" disabled={text.trim() === '' || isTooLong}>
                  {mode.action === 'queue' ? t('queueIt') : t('send')}
                </Button>
              )}
            </span>
          </div>
        </form>
        {estimate?.kind === 'short' ? (
          <ShortBalance estimate={estimate} projectId={projectId}>
            {t('kept')}
          </ShortBalance>
        ) : null}
      </div>
    </div>
  );
}
