import { assertNever } from '@planline/contracts/assert-never';
import type { BuildStatus } from '@planline/contracts/build';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import type { TimelineItem } from '@planline/contracts/timeline-item';

const statusOfBuild: Record<BuildStatus, TimelineItem['status']> = {
  queued: 'in_progress',
  running: 'in_progress',
  succeeded: 'deployed',
  failed: 'failed',
  cancelled: 'failed',
};

/** An entry in the narrower words of the public contract (specification §8.2). */
export function toTimelineItem(entry: TimelineEntry): TimelineItem {
  const base = { id: entry.id, timestamp: entry.at };
  switch (entry.kind) {
    case 'user-message':
      return { ...base, ...plan, userMessage: { text: entry.text } };
    case 'template':
      return { ...base, ...plan, aiResponse: { data: entry.template } };
    case 'answer':
      return {
        ...base,
        ...plan,
        chatMode: entry.mode,
        aiResponse: {
          data: entry.data,
          ...(entry.proof
            ? { tokensUsed: entry.proof.tokensUsed, duration: entry.proof.durationMs }
            : {}),
        },
        actions: entry.plan
          ? [
              {
                type: 'convert_to_build',
                label: 'convert_to_build',
                enabled: entry.plan.status === 'draft',
              },
            ]
          : [],
      };
    case 'build-request':
      return {
        ...base,
        type: 'build_request',
        mode: 'build',
        status: 'in_progress',
        userMessage: { text: entry.text },
        build: { buildId: entry.buildId, status: 'queued' },
        ...(entry.convertedFromSessionId
          ? { conversion: { fromSessionId: entry.convertedFromSessionId, convertedAt: entry.at } }
          : {}),
      };
    case 'build':
      return {
        ...base,
        type: 'build_request',
        mode: 'build',
        chatMode: 'build_progress',
        status: statusOfBuild[entry.build.status],
        build: {
          buildId: entry.build.buildId,
          status: entry.build.status,
          ...(entry.build.versionId ? { versionId: entry.build.versionId } : {}),
          ...(entry.build.durationMs === null ? {} : { duration: entry.build.durationMs }),
        },
      };
    case 'deployment':
      return {
        ...base,
        type: 'deployment',
        mode: 'build',
        status: entry.version.status === 'failed' ? 'failed' : 'deployed',
        build: {
          buildId: entry.buildId,
          versionId: entry.version.versionId,
          status: 'succeeded',
          ...(entry.version.previewUrl ? { previewUrl: entry.version.previewUrl } : {}),
          ...(entry.version.artifactUrl ? { artifactUrl: entry.version.artifactUrl } : {}),
        },
      };
    case 'error':
      return {
        ...base,
        type: entry.buildId ? 'build_request' : 'plan_message',
        mode: entry.buildId ? 'build' : 'plan',
        status: 'failed',
        aiResponse: { data: entry.error },
        ...(entry.buildId ? { build: { buildId: entry.buildId, status: 'failed' } } : {}),
      };
    default:
      return assertNever(entry);
  }
}

const plan = { type: 'plan_message', mode: 'plan', status: 'planning' } as const;
