/** What the scripted Messages API answers to one request. */
export type ScriptedReply = ScriptedMessage | ScriptedError | { type: 'hang' };

export type ScriptedBlock =
  | { type: 'text'; text: string }
  | { type: 'thinking'; text: string }
  | { type: 'tool'; name: string; input: unknown };

export interface ScriptedMessage {
  type: 'message';
  content: readonly ScriptedBlock[];
  /** Characters per delta; default 24. */
  pieceLength?: number;
  /** Pause before each delta, in ms; default 0. */
  pieceDelayMs?: number;
  /** Awaited before the first byte and before each delta: a test opens it when it has seen enough. */
  gate?: (piece: number) => Promise<void> | void;
  stopReason?: string;
  usage?: { inputTokens: number; outputTokens: number };
  /** How the stream ends instead of well, and after how many deltas. */
  broken?: { how: 'socket-closed' | 'error-event' | 'garbage' | 'stalled'; afterPieces: number };
}

export interface ScriptedError {
  type: 'error';
  status: number;
  errorType: string;
  message?: string;
  headers?: Record<string, string>;
}

export const text = (value: string): ScriptedBlock => ({ type: 'text', text: value });
export const tool = (name: string, input: unknown): ScriptedBlock => ({
  type: 'tool',
  name,
  input,
});
export const message = (
  content: readonly ScriptedBlock[],
  rest: Omit<ScriptedMessage, 'type' | 'content'> = {},
): ScriptedMessage => ({ type: 'message', content, ...rest });
export const structured = (answer: unknown, rest: Omit<ScriptedMessage, 'type' | 'content'> = {}) =>
  message([tool('StructuredOutput', answer)], rest);

export const unauthorised: ScriptedError = {
  type: 'error',
  status: 401,
  errorType: 'authentication_error',
  message: 'invalid x-api-key',
};
export const rateLimited: ScriptedError = {
  type: 'error',
  status: 429,
  errorType: 'rate_limit_error',
  headers: { 'retry-after': '0' },
};
export const overloaded: ScriptedError = {
  type: 'error',
  status: 529,
  errorType: 'overloaded_error',
};
