import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { answerPartsOf } from '../answer/answer-parts';

export type Announcement =
  | { key: 'plan'; steps: number }
  | { key: 'answer' | 'deployed' | 'buildStarted' | 'failed' };

/** What a screen reader is told of an entry that just arrived; null for what the reader did himself. */
export function announcementOf(entry: TimelineEntry): Announcement | null {
  switch (entry.kind) {
    case 'answer': {
      const parts = answerPartsOf(entry.mode, entry.data);
      if (parts.mode === 'feature') return { key: 'plan', steps: parts.steps.length };
      if (parts.mode === 'fix') return { key: 'plan', steps: parts.changes.length };
      return { key: 'answer' };
    }
    case 'build':
      return { key: 'buildStarted' };
    case 'deployment':
      return { key: 'deployed' };
    case 'error':
      return { key: 'failed' };
    case 'user-message':
    case 'build-request':
    case 'template':
      return null;
  }
}
