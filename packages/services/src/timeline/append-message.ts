import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import type { Transaction } from '../context';
import { storableJson } from './storable-text';

type Row = typeof projectChatLogMinimal.$inferInsert;
export type NewMessage = Omit<Row, 'id' | 'projectSeq' | 'timelineSeq' | 'displayOrder'> & {
  messageId: string;
  createdAt: Date;
};

/**
 * The only way into the timeline. Call it last in its transaction: the project's head stays locked
 * from here to the commit, which is what makes the order of numbers the order of commits. Data of a model
 * or a program may hold what the database refuses: it is cleaned here, or the end of a run would fail on it.
 */
export async function appendMessage(tx: Transaction, message: NewMessage): Promise<void> {
  const { responseData } = message;
  await tx.insert(projectChatLogMinimal).values({
    ...message,
    ...(responseData ? { responseData: storableJson(responseData) } : {}),
  });
}
