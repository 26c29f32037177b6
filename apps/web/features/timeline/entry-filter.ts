import { assertNever } from '@planline/contracts/assert-never';
import type { MessageTemplateKey } from '@planline/contracts/message-template';
import type { TimelineEntry, TimelineFilter } from '@planline/contracts/timeline-entry';

const buildTemplates: readonly MessageTemplateKey[] = [
  'initial_build_greeting',
  'build_document_only',
  'build_cancelled',
];

function sideOf(entry: TimelineEntry): 'plan' | 'build' {
  switch (entry.kind) {
    case 'user-message':
    case 'answer':
      return 'plan';
    case 'build-request':
    case 'build':
    case 'deployment':
      return 'build';
    case 'error':
      return entry.buildId === null ? 'plan' : 'build';
    case 'template':
      return buildTemplates.includes(entry.template.template) ? 'build' : 'plan';
    default:
      return assertNever(entry);
  }
}

/** Whether an entry that arrives live belongs in a filtered timeline; pages are filtered by the server. */
export function belongsToFilter(entry: TimelineEntry, filter: TimelineFilter): boolean {
  return filter === 'all' || sideOf(entry) === filter;
}
