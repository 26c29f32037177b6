import type { Receipt } from '@planline/contracts/billing';
import type { ProjectId } from '@planline/contracts/ids';
import type {
  MessageTemplateKey,
  MessageTemplateVariables,
} from '@planline/contracts/message-template';
import type { StoredResponse } from '@planline/contracts/stored-response';
import type { Transaction } from '../context';
import { appendMessage, type NewMessage } from './append-message';

type TemplateRow = Extract<StoredResponse, { type: 'template' | 'greeting' | 'notice' }>;

/** A system message: its key and variables, never its words, so that every reader gets their own. */
export async function appendTemplate<K extends MessageTemplateKey>(
  tx: Transaction,
  row: Pick<NewMessage, 'messageId' | 'createdAt' | 'userId' | 'mode'> &
    Partial<Pick<NewMessage, 'runId' | 'sessionId' | 'buildId' | 'chatMode' | 'messageType'>> & {
      projectId: ProjectId;
      type: TemplateRow['type'];
      template: K;
      variables: MessageTemplateVariables<K>;
      receipt?: Receipt;
    },
): Promise<void> {
  const { type, template, variables, messageType, receipt, ...columns } = row;
  await appendMessage(tx, {
    ...columns,
    messageType: messageType ?? 'system',
    messageText: '',
    responseData: {
      type,
      template,
      contractVersion: '1.0',
      variables,
      ...(receipt ? { receipt } : {}),
    } as TemplateRow,
  });
}
