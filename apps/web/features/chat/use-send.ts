'use client';

import { useLocale } from 'next-intl';
import { useCallback, useRef } from 'react';
import { ulid } from 'ulid';
import { useTRPCClient } from '../api/trpc';
import { type ShownError, shownErrorOf } from '../errors/error-view';
import type { TimelineAction } from '../timeline/timeline-reducer';

export type SendOutcome = { ok: true } | { ok: false; error: ShownError; messageId?: string };

/**
 * Sending and queueing. The message id is made here and stays with the message through every retry:
 * the server takes it once.
 */
export function useSend(projectId: string, dispatch: (action: TimelineAction) => void) {
  const client = useTRPCClient();
  const language = useLocale();

  /** Ids of messages whose sending failed: the answer may be what got lost, not the message. */
  const failed = useRef(new Map<string, string>());
  /** Messages reach the server in the order in which they were sent, however fast somebody types. */
  const before = useRef<Promise<unknown>>(Promise.resolve());

  const send = useCallback(
    async (text: string): Promise<SendOutcome> => {
      const messageId = failed.current.get(text) ?? ulid();
      dispatch({
        type: 'message-sending',
        message: { messageId, text, language, at: new Date().toISOString() },
      });
      try {
        const request = before.current.then(() =>
          client.chat.send.mutate({ projectId, messageId, text, locale: language }),
        );
        before.current = request.catch(() => {});
        const { runId, ahead } = await request;
        failed.current.delete(text);
        dispatch({ type: 'message-accepted', messageId, runId, ahead });
        return { ok: true };
      } catch (failure) {
        const error = shownErrorOf(failure);
        failed.current.set(text, messageId);
        dispatch({ type: 'message-failed', messageId, error });
        return { ok: false, error, messageId };
      }
    },
    [client, projectId, language, dispatch],
  );

  const queue = useCallback(
    async (text: string): Promise<SendOutcome> => {
      try {
        const request = before.current.then(() =>
          client.chat.queue.mutate({ projectId, messageId: ulid(), text, locale: language }),
        );
        before.current = request.catch(() => {});
        const chat = await request;
        dispatch({ type: 'chat-state', chat });
        return { ok: true };
      } catch (failure) {
        return { ok: false, error: shownErrorOf(failure) };
      }
    },
    [client, projectId, language, dispatch],
  );

  const withdraw = useCallback(
    async (messageId: string): Promise<SendOutcome> => {
      try {
        const chat = await client.chat.withdraw.mutate({
          projectId,
          messageId,
        });
        dispatch({ type: 'chat-state', chat });
        return { ok: true };
      } catch (failure) {
        return { ok: false, error: shownErrorOf(failure) };
      }
    },
    [client, projectId, dispatch],
  );

  return { send, queue, withdraw };
}
