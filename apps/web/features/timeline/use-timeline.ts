'use client';

import type { ChatState } from '@planline/contracts/chat-state';
import type { TimelineFilter, TimelinePage } from '@planline/contracts/timeline-entry';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useTRPCClient } from '../api/trpc';
import { type ShownError, shownErrorOf } from '../errors/error-view';
import { type ConnectionStatus, openProjectStream, type ProjectStream } from './project-stream';
import {
  hasGap,
  initialTimeline,
  type TimelineAction,
  type TimelineState,
  timelineReducer,
} from './timeline-reducer';

/** How long a missing run event may be late before the stream is asked from the start of the run. */
const GAP_PATIENCE_MS = 2_000;

export interface TimelineHandle {
  state: TimelineState;
  dispatch: (action: TimelineAction) => void;
  connection: ConnectionStatus;
  loadOlder: () => void;
  loadNewer: () => void;
  jumpToNewest: () => void;
  loading: 'older' | 'newer' | 'newest' | null;
  pageError: ShownError | null;
}

export function useTimeline(
  projectId: string,
  filter: TimelineFilter,
  page: TimelinePage,
  chat: ChatState,
): TimelineHandle {
  const client = useTRPCClient();
  const [state, dispatch] = useReducer(timelineReducer, null, () =>
    initialTimeline(filter, page, chat),
  );
  const [connection, setConnection] = useState<ConnectionStatus>('connecting');
  const [loading, setLoading] = useState<TimelineHandle['loading']>(null);
  const [pageError, setPageError] = useState<ShownError | null>(null);
  const stream = useRef<ProjectStream | null>(null);
  const start = useRef(page.position);

  useEffect(() => {
    const opened = openProjectStream({
      client,
      projectId,
      position: start.current,
      onItem: (position, item) => dispatch({ type: 'stream-item', position, item }),
      onStatus: setConnection,
    });
    stream.current = opened;
    const onOnline = () => opened.restart({ fromPosition: true });
    const onOffline = () => setConnection('offline');
    window.addEventListener('online', onOnline);
    window.addEventListener('offline', onOffline);
    return () => {
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOffline);
      opened.close();
    };
  }, [client, projectId]);

  const isGapped = hasGap(state);
  useEffect(() => {
    if (!isGapped) return;
    const timer = setTimeout(
      () => stream.current?.restart({ fromPosition: false }),
      GAP_PATIENCE_MS,
    );
    return () => clearTimeout(timer);
  }, [isGapped]);

  const load = useCallback(
    async (place: 'older' | 'newer' | 'newest', cursor: string | null) => {
      setLoading(place);
      setPageError(null);
      try {
        const loaded: unknown = await client.timeline.page.query({
          projectId,
          filter,
          ...(place === 'older' && cursor ? { before: cursor } : {}),
          ...(place === 'newer' && cursor ? { after: cursor } : {}),
        });
        // What was `unknown` in the contract is optional on the wire; it is the same page.
        dispatch({ type: 'page-loaded', place, page: loaded as TimelinePage });
      } catch (error) {
        setPageError(shownErrorOf(error));
      } finally {
        setLoading(null);
      }
    },
    [client, projectId, filter],
  );

  const { olderCursor, newerCursor } = state;
  return {
    state,
    dispatch,
    connection,
    loading,
    pageError,
    loadOlder: () => {
      if (olderCursor !== null && loading === null) void load('older', olderCursor);
    },
    loadNewer: () => {
      if (newerCursor !== null && loading === null) void load('newer', newerCursor);
    },
    jumpToNewest: () => {
      if (loading === null) void load('newest', null);
    },
  };
}
