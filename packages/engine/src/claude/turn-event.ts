import type { EngineActivity, EngineUsage } from '@planline/contracts/engine';
import type { RunFolders } from './run-folders';

export interface TurnSpec {
  args: readonly string[];
  prompt: string;
  project: { path: string; writable: boolean };
  folders: RunFolders;
  /** Exactly these, or the turn is stopped. */
  tools: readonly string[];
  permissionMode: string;
  isResumed: boolean;
}

export type TurnEvent =
  | { type: 'start'; model: string | null; aiSessionId: string }
  | { type: 'progress'; activity: EngineActivity; file?: string }
  /** The StructuredOutput call: its input, piece by piece. */
  | { type: 'output-start' }
  | { type: 'output-delta'; json: string }
  | { type: 'output-end' }
  | { type: 'text-start' }
  | { type: 'text-delta'; text: string }
  | { type: 'text-end'; text: string }
  | { type: 'file-edited'; file: string }
  | { type: 'tool-refused'; toolName: string };

/** A text, or the input of a StructuredOutput call; the last one may be cut. */
export interface WrittenWords {
  kind: 'output' | 'text';
  text: string;
}

export type TurnEnd =
  | {
      kind: 'answered';
      structured: unknown;
      /** What the model wrote, oldest first: for when `structured` is missing. */
      words: readonly WrittenWords[];
      truncated: boolean;
      usage: EngineUsage;
      filesRead: readonly string[];
      filesEdited: readonly string[];
      aiSessionId: string | null;
    }
  /** The session to resume is gone, or belongs to another version: nothing has been asked yet. */
  | { kind: 'session-lost' };
