import type { Sql } from 'postgres';

/** Triggers on the timeline and on run events notify here; the payload is the project's id. */
export const projectChannel = 'planline_project';

export interface NotificationListener {
  /** Calls `onHint` whenever something may have happened in the project. Returns how to stop. */
  subscribe(projectId: string, onHint: () => void): () => void;
  close(): Promise<void>;
}

/**
 * One LISTEN connection for the whole process. A notification is a hint and may be lost (with the
 * connection, or because it came before LISTEN): on every reconnect all subscribers get a hint, and
 * readers poll slowly beside it.
 */
export async function createNotificationListener(sql: Sql): Promise<NotificationListener> {
  const subscribers = new Map<string, Set<() => void>>();
  const hintAll = () => {
    for (const hints of subscribers.values()) for (const hint of hints) hint();
  };
  const listening = await sql.listen(
    projectChannel,
    (projectId) => {
      for (const hint of subscribers.get(projectId) ?? []) hint();
    },
    hintAll,
  );
  return {
    subscribe(projectId, onHint) {
      const hints = subscribers.get(projectId) ?? new Set();
      hints.add(onHint);
      subscribers.set(projectId, hints);
      return () => {
        hints.delete(onHint);
        if (hints.size === 0) subscribers.delete(projectId);
      };
    },
    async close() {
      subscribers.clear();
      await listening.unlisten();
    },
  };
}
