import type { AppRouter } from '@planline/api/app-router';
import type { ProjectStreamItem } from '@planline/contracts/stream';
import type { TRPCClient } from '@trpc/client';

export type ConnectionStatus = 'connecting' | 'live' | 'offline';

export interface ProjectStream {
  /** Starts over: without a position when something was missed, so that active runs are replayed. */
  restart(options: { fromPosition: boolean }): void;
  close(): void;
}

const firstRetryMs = 500;
const longestRetryMs = 15_000;

/**
 * One subscription per page. The browser's own reconnect resumes with the last event id; when the
 * connection is refused or the server says goodbye, a new one begins at the last position seen.
 */
export function openProjectStream(options: {
  client: TRPCClient<AppRouter>;
  projectId: string;
  position: string | null;
  onItem: (position: string, item: ProjectStreamItem) => void;
  onStatus: (status: ConnectionStatus) => void;
}): ProjectStream {
  const { client, projectId, onItem, onStatus } = options;
  let position = options.position;
  let subscription: { unsubscribe(): void } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  let isClosed = false;
  /** Callbacks of a subscription that was replaced must not be heard any more. */
  let generation = 0;

  const connect = () => {
    if (isClosed) return;
    generation += 1;
    const mine = generation;
    subscription?.unsubscribe();
    subscription = client.timeline.onEvent.subscribe(
      { projectId, ...(position === null ? {} : { position }) },
      {
        onConnectionStateChange: (state) => {
          if (mine !== generation) return;
          if (state.state === 'connecting' && state.error) onStatus('offline');
        },
        onStarted: () => {
          if (mine === generation) onStatus('live');
        },
        onData: (message) => {
          if (mine !== generation) return;
          const { id, data } = message as { id: string; data: ProjectStreamItem };
          failures = 0;
          onStatus('live');
          position = id;
          if (data.type === 'reconnect') reconnectAfter(data.afterMs);
          else onItem(id, data);
        },
        onError: () => {
          if (mine !== generation) return;
          failures += 1;
          onStatus('offline');
          reconnectAfter(Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1)));
        },
        onComplete: () => {
          if (mine === generation) reconnectAfter(firstRetryMs);
        },
      },
    );
  };

  const reconnectAfter = (delayMs: number) => {
    if (timer) clearTimeout(timer);
    generation += 1;
    subscription?.unsubscribe();
    subscription = null;
    timer = setTimeout(connect, delayMs);
  };

  connect();
  return {
    restart({ fromPosition }) {
      if (!fromPosition) position = null;
      failures = 0;
      reconnectAfter(0);
    },
    close() {
      isClosed = true;
      generation += 1;
      if (timer) clearTimeout(timer);
      subscription?.unsubscribe();
    },
  };
}
