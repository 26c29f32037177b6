import { userIdSchema } from '@planline/contracts/ids';
import { user } from '@planline/db/schema/user';
import { seedDemoProject } from '@planline/services/demo';
import { listTimeline, toTimelineItem } from '@planline/services/timeline';
import { ulid } from 'ulid';
import type { BenchServer } from '../bench-server';
import { openDependencies } from '../first-byte/dependencies';
import { createInstantEngine } from '../first-byte/instant-engine';

/** What `GET /v1/project/:projectId/timeline` sends for the demo project: its newest 50 items. */
export async function timelinePage(server: BenchServer): Promise<Buffer> {
  const { deps, close } = await openDependencies({
    databaseUrl: await server.createDatabase('signed_page'),
    folder: server.folder,
    applicationName: 'bench-page',
    engine: createInstantEngine(() => {}),
  });
  try {
    const ownerId = userIdSchema.parse(ulid());
    await deps.db.insert(user).values({ id: ownerId, name: 'Ada', email: 'ada@example.com' });
    const { projectId } = await seedDemoProject(deps, { ownerId, items: 200 });
    const ada = { ...deps, actor: { userId: ownerId, name: 'Ada' } };
    const page = await listTimeline(ada, { projectId, filter: 'all', limit: 50 });
    return Buffer.from(
      JSON.stringify({
        items: page.entries.map(toTimelineItem),
        hasMore: page.olderCursor !== null,
        cursor: page.olderCursor,
      }),
    );
  } finally {
    await close();
  }
}
