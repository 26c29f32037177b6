import type { Receipt } from '@planline/contracts/billing';
import type { ErrorView } from '@planline/contracts/error-code';
import type { ProjectId } from '@planline/contracts/ids';
import type { Transaction } from '../context';
import { appendMessage, type NewMessage } from './append-message';

/** An error of a run or build in the timeline: its code and details; the words are the reader's. */
export async function appendError(
  tx: Transaction,
  row: Pick<NewMessage, 'messageId' | 'createdAt' | 'userId' | 'mode'> &
    Partial<
      Pick<
        NewMessage,
        'runId' | 'sessionId' | 'buildId' | 'parentMessageId' | 'locale' | 'language'
      >
    > & {
      projectId: ProjectId;
      error: ErrorView;
      log?: readonly string[];
      receipt?: Receipt;
    },
): Promise<void> {
  const { error, log, receipt, ...columns } = row;
  await appendMessage(tx, {
    ...columns,
    messageType: 'error',
    messageText: '',
    responseData: {
      type: 'error',
      contractVersion: '1.0',
      error,
      ...(log && log.length > 0 ? { log: [...log] } : {}),
      ...(receipt ? { receipt } : {}),
    },
  });
}
