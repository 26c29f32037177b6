import type { DatabaseReader } from '@planline/db/client';
import { settings } from '@planline/db/schema/settings';
import { eq } from 'drizzle-orm';
import { z } from 'zod';

/** Kept apart from the chain, so that a chain without its end does not look whole. */
const settingsKey = 'audit-head';

export const chainHeadSchema = z.object({ position: z.number().int().min(0), hash: z.string() });
export type ChainHead = z.infer<typeof chainHeadSchema>;

export const chainStart: ChainHead = { position: 0, hash: '' };

export async function readChainHead(db: DatabaseReader): Promise<ChainHead> {
  const [row] = await db.select().from(settings).where(eq(settings.key, settingsKey));
  return row ? chainHeadSchema.parse(row.value) : chainStart;
}

export async function writeChainHead(
  db: DatabaseReader,
  head: ChainHead,
  updatedAt: Date,
): Promise<void> {
  await db
    .insert(settings)
    .values({ key: settingsKey, value: head, updatedAt })
    .onConflictDoUpdate({ target: settings.key, set: { value: head, updatedAt } });
}
