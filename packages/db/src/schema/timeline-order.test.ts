import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { projectChatLogMinimal } from './project-chat-log-minimal';
import { projectTimelineHead } from './project-timeline-head';
import { projects } from './projects';
import { user } from './user';

let database: TestDatabase;
let projectId: string;
let counter = 0;

beforeAll(async () => {
  database = await createTestDatabase({ max: 10 });
  await database.db.insert(user).values({ id: 'u1', name: 'Mona', email: 'mona@example.test' });
});
afterAll(() => database.drop());
beforeEach(async () => {
  counter += 1;
  projectId = `p${counter}`;
  await database.db.insert(projects).values({ id: projectId, name: 'Shop', ownerId: 'u1' });
});

const message = (text: string) => ({
  projectId,
  userId: 'u1',
  mode: 'plan' as const,
  messageType: 'user' as const,
  messageText: text,
});

async function numbers(): Promise<number[]> {
  const rows = await database.db
    .select({ seq: projectChatLogMinimal.projectSeq })
    .from(projectChatLogMinimal)
    .where(eq(projectChatLogMinimal.projectId, projectId))
    .orderBy(projectChatLogMinimal.projectSeq);
  return rows.map((row) => row.seq);
}

describe('the numbers of the timeline', () => {
  it('count from 1 without gaps, also within one statement and after a rollback', async () => {
    await database.db.insert(projectChatLogMinimal).values([message('a'), message('b')]);
    await database.db
      .transaction(async (tx) => {
        await tx.insert(projectChatLogMinimal).values(message('lost'));
        throw new Error('undo');
      })
      .catch(() => {});
    const [row] = await database.db.insert(projectChatLogMinimal).values(message('c')).returning();
    expect(await numbers()).toEqual([1, 2, 3]);
    expect(row?.displayOrder).toBe(3);
    expect(row?.messageId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('are not used up by a row that ON CONFLICT DO NOTHING leaves out', async () => {
    const messageId = '01HZZZZZZZZZZZZZZZZZZZZZ01';
    for (const text of ['first', 'again', 'once more']) {
      await database.db
        .insert(projectChatLogMinimal)
        .values({ ...message(text), messageId })
        .onConflictDoNothing();
    }
    await database.db.insert(projectChatLogMinimal).values(message('next'));
    expect(await numbers()).toEqual([1, 2]);
    const [head] = await database.db
      .select()
      .from(projectTimelineHead)
      .where(eq(projectTimelineHead.projectId, projectId));
    expect(head?.lastProjectSeq).toBe(2);
  });

  it('cost a statement of many rows no more per row than a small one', async () => {
    await database.sql`
      insert into project_chat_log_minimal (project_id, user_id, mode, message_type)
      select ${projectId}, 'u1', 'plan', 'user' from generate_series(1, 10000)`;
    expect(await numbers()).toEqual(Array.from({ length: 10_000 }, (_, i) => i + 1));
  }, 20_000);

  it('follow the commits: a reader that pages by number misses none of 16 writers', async () => {
    const seen: number[] = [];
    let writing = true;
    const reader = (async () => {
      for (;;) {
        const last = !writing;
        const rows = await database.sql<{ project_seq: string }[]>`
          select project_seq from project_chat_log_minimal
           where project_id = ${projectId} and project_seq > ${seen.at(-1) ?? 0} order by project_seq`;
        seen.push(...rows.map((row) => Number(row.project_seq)));
        if (last) return;
      }
    })();
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let i = 0; i < 10; i += 1) {
          await database.db.transaction(async (tx) => {
            await tx.insert(projectChatLogMinimal).values(message(`${writer}/${i}`));
            await tx.execute(sql`select pg_sleep(${Math.random() / 500})`);
          });
        }
      }),
    );
    writing = false;
    await reader;
    expect(seen).toEqual(Array.from({ length: 160 }, (_, i) => i + 1));
    const disordered = await database.sql`
      select 1 from (select timeline_seq < lag(timeline_seq) over (order by project_seq) as wrong
        from project_chat_log_minimal where project_id = ${projectId}) pairs where wrong`;
    expect(disordered).toHaveLength(0);
  });
});

describe('a timeline row', () => {
  it('may get its version and be hidden, and nothing else', async () => {
    const [row] = await database.db.insert(projectChatLogMinimal).values(message('a')).returning();
    const id = row?.id ?? 0;
    const update = (values: Partial<typeof projectChatLogMinimal.$inferInsert>) =>
      database.db.update(projectChatLogMinimal).set(values).where(eq(projectChatLogMinimal.id, id));
    await update({ isVisible: false });
    await expect(update({ messageText: 'changed' })).rejects.toMatchObject({
      cause: { code: '23001' },
    });
    await expect(
      database.db.delete(projectChatLogMinimal).where(eq(projectChatLogMinimal.id, id)),
    ).rejects.toMatchObject({ cause: { code: '23001' } });
  });

  it('leaves with its project', async () => {
    const [parent] = await database.db
      .insert(projectChatLogMinimal)
      .values(message('a'))
      .returning();
    await database.db
      .insert(projectChatLogMinimal)
      .values({ ...message('b'), parentMessageId: parent?.id ?? null });
    await database.db.delete(projects).where(eq(projects.id, projectId));
    expect(await numbers()).toEqual([]);
  });
});
