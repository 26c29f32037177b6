import type { ProjectId } from '@planline/contracts/ids';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { appendMessage } from './append-message';
import { listTimeline } from './list-timeline';

/** Twelve rows, every third of them about a build; the fifth is hidden. */
const rows = Array.from({ length: 12 }, (_, index) => index + 1);
const hidden = 5;

describe('listTimeline', () => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await createChatWorld();
    const { ada, projectId } = world;
    for (const row of rows) {
      await world.db.transaction((tx) =>
        appendMessage(tx, {
          messageId: world.newMessageId(),
          projectId,
          userId: ada.actor.userId,
          createdAt: new Date(),
          mode: row % 3 === 0 ? 'build' : 'plan',
          messageType: 'error',
          responseData: {
            type: 'error',
            contractVersion: '1.0',
            error: { code: 'INTERNAL', details: {} },
          },
        }),
      );
    }
    await world.db
      .update(log)
      .set({ isVisible: false })
      .where(and(eq(log.projectId, projectId), eq(log.projectSeq, hidden)));
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const visible = rows.filter((row) => row !== hidden);
  const page = (given: Partial<Parameters<typeof listTimeline>[1]> = {}) =>
    listTimeline(world.ada, { projectId: world.projectId, filter: 'all', limit: 4, ...given });
  const seqs = async (given: Parameters<typeof page>[0]) =>
    (await page(given)).entries.map((entry) => entry.seq);

  it('opens at the end and goes back page by page to the beginning, each row once', async () => {
    const seen: number[] = [];
    let before: string | undefined;
    for (;;) {
      const { entries, olderCursor } = await page({ before });
      seen.unshift(...entries.map((entry) => entry.seq));
      if (olderCursor === null) break;
      before = olderCursor;
    }
    expect(seen).toEqual(visible);
  });

  it('goes forward from where it stands, and says when there is nothing newer', async () => {
    const { olderCursor } = await page({ limit: 10 });
    const oldest = await page({ before: olderCursor ?? '' });
    expect(oldest.entries.map((entry) => entry.seq)).toEqual([1]);
    const seen: number[] = [];
    let after = oldest.newerCursor;
    while (after !== null) {
      const next = await page({ after });
      seen.push(...next.entries.map((entry) => entry.seq));
      after = next.newerCursor;
    }
    expect(seen).toEqual(visible.slice(1));
  });

  it('shows plans alone or builds alone', async () => {
    expect(await seqs({ filter: 'build', limit: 50 })).toEqual([3, 6, 9, 12]);
    expect(await seqs({ filter: 'plan', limit: 50 })).toEqual([1, 2, 4, 7, 8, 10, 11]);
  });

  it('shows hidden rows to an owner who asks, and refuses a member who does', async () => {
    expect(await seqs({ includeHidden: true, limit: 50 })).toEqual(rows);
    const ben = await world.addPerson('Ben');
    await world.join(ben, world.projectId, 'member');
    const input = { projectId: world.projectId, filter: 'all', limit: 50 } as const;
    expect((await listTimeline(ben, input)).entries).toHaveLength(visible.length);
    await expect(listTimeline(ben, { ...input, includeHidden: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('refuses a cursor of nobody’s making, and two at once', async () => {
    const { olderCursor } = await page();
    const both = { before: olderCursor ?? '', after: olderCursor ?? '' };
    for (const cursors of [{ before: 'zzz' }, { after: '12' }, both]) {
      await expect(page(cursors)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    }
  });

  it('answers a stranger exactly as it answers for a missing project', async () => {
    const eve = await world.addPerson('Eve');
    const refusals = await Promise.all(
      [world.projectId, 'no-such-project' as ProjectId].map((projectId) =>
        listTimeline(eve, { projectId, filter: 'all', limit: 4 }).catch((error) => error),
      ),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'PROJECT_NOT_FOUND', details: {} });
    }
  });
});
