import type { EngineUsage } from '@planline/contracts/engine';

/** What of the CLI's stream matters to a run. Everything else in it is passed over. */
export type CliEvent =
  | {
      type: 'init';
      sessionId: string;
      model: string | null;
      tools: readonly string[];
      mcpServers: readonly string[];
      permissionMode: string;
    }
  | { type: 'message-start'; messageId: string }
  | { type: 'block-start'; block: 'text' | 'thinking' | 'tool' | 'other'; toolName: string }
  | { type: 'text-delta'; text: string }
  | { type: 'input-delta'; json: string }
  | { type: 'block-stop' }
  | { type: 'stop-reason'; stopReason: string }
  /** A whole text block; comes also for messages that were not streamed. */
  | { type: 'text'; messageId: string; text: string }
  | {
      type: 'tool-use';
      messageId: string;
      id: string;
      name: string;
      input: Record<string, unknown>;
    }
  | { type: 'tool-result'; id: string; isError: boolean }
  | { type: 'permission-denied'; toolName: string }
  | { type: 'api-retry'; error: string; status: number | null }
  | { type: 'api-error'; error: string }
  | CliResult;

export interface CliResult {
  type: 'result';
  isError: boolean;
  subtype: string;
  terminalReason: string;
  sessionId: string | null;
  text: string;
  /** Absent when the model never gave one: the CLI calls such a run a success. */
  structured: unknown;
  errors: readonly string[];
  apiStatus: number | null;
  usage: EngineUsage;
}
