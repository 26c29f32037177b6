import { messageIdSchema, runIdSchema, userIdSchema } from '@planline/contracts/ids';
import type { RunEvent, RunEventBody } from '@planline/contracts/run-event';
import type { TimelineEntry, TimelinePage } from '@planline/contracts/timeline-entry';

/** Small typed things for the tests of the timeline. */

export const idOf = (tail: string) => tail.toUpperCase().padStart(26, '0');
export const runId = runIdSchema.parse(idOf('R1'));

export function userMessage(seq: number, change: { id?: string; at?: string } = {}): TimelineEntry {
  return {
    kind: 'user-message',
    seq,
    id: messageIdSchema.parse(change.id ?? idOf(`M${seq}`)),
    at: change.at ?? '2026-11-22T09:00:00.000Z',
    runId: null,
    author: { id: userIdSchema.parse('lina'), name: 'Lina' },
    text: `message ${seq}`,
    language: 'en',
  };
}

export function answer(seq: number, run = runId as string): TimelineEntry {
  return {
    kind: 'answer',
    seq,
    id: messageIdSchema.parse(idOf(`A${seq}`)),
    at: '2026-11-22T09:00:10.000Z',
    runId: runIdSchema.parse(run),
    mode: 'question',
    subtype: 'success',
    data: { answer: 'in the footer' },
    language: 'en',
    plan: null,
    parentId: null,
    proof: null,
  };
}

export function page(
  seqs: readonly number[],
  cursors: { older?: string | null; newer?: string | null } = {},
): TimelinePage {
  return {
    entries: seqs.map((seq) => userMessage(seq)),
    olderCursor: cursors.older ?? null,
    newerCursor: cursors.newer ?? null,
    position: `after-${seqs.at(-1) ?? 0}`,
  };
}

export function runEvent(seq: number, body: RunEventBody, run = runId as string): RunEvent {
  return {
    runId: runIdSchema.parse(run),
    seq,
    at: `2026-11-22T09:00:${String(seq % 60).padStart(2, '0')}.000Z`,
    body,
  };
}

/** A whole plan run, dense from 1. */
export const planRunEvents: RunEvent[] = [
  runEvent(1, { type: 'run-queued', ahead: 1 }),
  runEvent(2, { type: 'run-started', engine: 'local', reason: 'claude_missing', model: null }),
  runEvent(3, { type: 'run-progress', activity: 'reading', file: 'src/a.ts' }),
  runEvent(4, { type: 'answer-start', attempt: 1 }),
  runEvent(5, { type: 'answer-delta', text: '{"intent":"question",' }),
  runEvent(6, { type: 'answer-delta', text: '"response":{"answer":"in the ' }),
  runEvent(7, { type: 'answer-delta', text: 'footer"}}' }),
  runEvent(8, { type: 'answer-end', mode: 'question' }),
  runEvent(9, { type: 'run-succeeded' }),
];
