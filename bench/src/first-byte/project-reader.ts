import type { ProjectId, RunId } from '@planline/contracts/ids';
import type { ProjectStreamItem } from '@planline/contracts/stream';
import { getChatState } from '@planline/services/chat';
import type { ServiceContext } from '@planline/services/context';
import { streamProject } from '@planline/services/timeline';

export interface ProjectReader {
  /** When this reader got the first item of the run for which `isWanted` holds. */
  seen(isWanted: (item: ProjectStreamItem) => RunId | null): Promise<{ runId: RunId; at: number }>;
  stop(): Promise<void>;
}

interface Waiting {
  isWanted: (item: ProjectStreamItem) => RunId | null;
  resolve: (found: { runId: RunId; at: number }) => void;
}

/** One browser tab: reads the project's stream as the product's own subscription does. */
export async function openReader(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<ProjectReader> {
  const controller = new AbortController();
  const waiting = new Set<Waiting>();
  const stream = streamProject(ctx, {
    projectId,
    position: null,
    loadState: () => getChatState(ctx, projectId),
    closing: new AbortController().signal,
    signal: controller.signal,
  });
  // The first item says that the reader stands at the newest row.
  await stream.next();
  const reading = (async () => {
    for await (const { item } of stream) {
      const at = performance.now();
      for (const one of waiting) {
        const runId = one.isWanted(item);
        if (runId === null) continue;
        waiting.delete(one);
        one.resolve({ runId, at });
      }
    }
  })();
  return {
    seen: (isWanted) =>
      new Promise((resolve) => {
        waiting.add({ isWanted, resolve });
      }),
    async stop() {
      controller.abort();
      await reading;
    },
  };
}
