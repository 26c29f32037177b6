import { DomainError } from '@planline/contracts/domain-error';
import { isActiveRun, type RunEvent, type RunView } from '@planline/contracts/run-event';
import type { ServiceContext } from '../context';
import { type FollowRunInput, followRun, getRun } from '../run';
import { type ChatAnswer, getChatAnswer } from './get-chat-answer';

export type ChatStreamItem =
  /** First and at once: how the run stands. */
  | { type: 'run'; run: RunView }
  | { type: 'event'; event: RunEvent }
  /** Last: what the run came to. */
  | { type: 'answer'; answer: ChatAnswer }
  /** Last, in the place of an answer: this process is going away; the run is not. */
  | { type: 'reconnect'; afterMs: number };

export interface StreamChatAnswerInput extends FollowRunInput {
  /** Fires when the process is about to end: the reader is told to come back. */
  closing: AbortSignal;
}

const reconnectAfterMs = 500;

/**
 * A plan run from an event on until its answer. Ends without an answer on abort.
 * @throws what `followRun` throws; NOT_FOUND for a run that is no plan run
 */
export async function* streamChatAnswer(
  ctx: ServiceContext,
  input: StreamChatAnswerInput,
): AsyncGenerator<ChatStreamItem, void, void> {
  const run = await getRun(ctx, input);
  if (run.kind !== 'plan') throw new DomainError('NOT_FOUND', {});
  yield { type: 'run', run };
  const signal = AbortSignal.any([input.signal, input.closing]);
  for await (const event of followRun(ctx, { ...input, signal })) yield { type: 'event', event };
  if (input.signal.aborted) return;
  const { status } = await getRun(ctx, input);
  if (isActiveRun(status)) yield { type: 'reconnect', afterMs: reconnectAfterMs };
  else yield { type: 'answer', answer: await getChatAnswer(ctx, input) };
}
