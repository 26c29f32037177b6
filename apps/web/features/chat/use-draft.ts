'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useTRPCClient } from '../api/trpc';

const SAVE_AFTER_MS = 700;

/**
 * What was typed and not sent, kept on the server: saved after a pause, at once when the box or the
 * page is left, and given back on the next visit, in any browser.
 */
export function useDraft(projectId: string, initial: string) {
  const client = useTRPCClient();
  const [text, setText] = useState(initial);
  const current = useRef(initial);
  const saved = useRef(initial);

  const flush = useCallback(
    (isLeaving: boolean) => {
      const value = current.current;
      if (value === saved.current) return;
      const before = saved.current;
      saved.current = value;
      if (isLeaving) {
        saveWhileLeaving(projectId, value);
        return;
      }
      client.chat.saveDraft.mutate({ projectId, text: value }).catch(() => {
        // Not stored: the next pause, blur or leave tries again.
        if (saved.current === value) saved.current = before;
      });
    },
    [client, projectId],
  );

  useEffect(() => {
    if (text === saved.current) return;
    const timer = setTimeout(() => flush(false), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, flush]);

  useEffect(() => {
    const leave = () => flush(true);
    const hide = () => {
      if (document.visibilityState === 'hidden') flush(true);
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [flush]);

  const change = useCallback((next: string) => {
    current.current = next;
    setText(next);
  }, []);

  /** Gives words back in front of whatever was typed meanwhile. */
  const giveBack = useCallback(
    (words: string) => {
      const typed = current.current;
      change(typed.trim() === '' ? words : `${words}\n\n${typed}`);
    },
    [change],
  );

  return { text, change, giveBack, flush: () => flush(false) };
}

/** A request that outlives the page. */
function saveWhileLeaving(projectId: string, text: string): void {
  void fetch('/api/trpc/chat.saveDraft', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ projectId, text }),
  }).catch(() => undefined);
}
