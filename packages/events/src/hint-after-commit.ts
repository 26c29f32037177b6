import type { Database } from '@planline/db/client';
import { sql } from 'drizzle-orm';
import { projectChannel } from './notification-listener';

interface HintSender {
  projectIds: Set<string>;
  isSending: boolean;
}

const senders = new WeakMap<Database, HintSender>();

/**
 * Tells readers of a project that something was committed. Not in the commit itself: a transaction that
 * notifies holds a lock of the whole server until its commit is on disk, so that all who append would go
 * to disk one by one. A transaction that only notifies writes nothing and is over at once. Hints that come
 * while one is on its way go together.
 */
export function hintAfterCommit(db: Database, projectId: string): void {
  let sender = senders.get(db);
  if (!sender) {
    sender = { projectIds: new Set(), isSending: false };
    senders.set(db, sender);
  }
  sender.projectIds.add(projectId);
  if (!sender.isSending) void send(db, sender);
}

async function send(db: Database, sender: HintSender): Promise<void> {
  sender.isSending = true;
  try {
    while (sender.projectIds.size > 0) {
      const projectIds = JSON.stringify([...sender.projectIds]);
      sender.projectIds.clear();
      await db.execute(sql`
        SELECT pg_notify(${projectChannel}, project_id)
        FROM jsonb_array_elements_text(${projectIds}::text::jsonb) AS project_id`);
    }
  } catch {
    // A hint may be lost: the events are in the table, and readers look there by themselves.
  } finally {
    sender.isSending = false;
  }
}
