import { claudeCliReportSchema } from '@planline/contracts/engine-status';
import type { Database, DatabaseReader } from '@planline/db/client';
import { settings } from '@planline/db/schema/settings';
import { eq } from 'drizzle-orm';
import { z } from 'zod';

const settingKey = 'engine-status';

const engineStatusSchema = z.object({
  /** Null when no worker has looked for a CLI yet. */
  claude: claudeCliReportSchema.nullable(),
  /** Whether there is a key, a token or a login; never which. */
  hasCredentials: z.boolean(),
});
export type EngineStatus = z.infer<typeof engineStatusSchema>;

const unknownStatus: EngineStatus = { claude: null, hasCredentials: false };

/** The worker says what it found: it runs the engines, and other processes only talk about them. */
export async function publishEngineStatus(
  deps: { db: Database; clock: () => Date },
  status: EngineStatus,
): Promise<void> {
  const row = { value: engineStatusSchema.parse(status), updatedAt: deps.clock() };
  await deps.db
    .insert(settings)
    .values({ key: settingKey, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row });
}

/** What the latest started worker found; before the first one, nothing. */
export async function readEngineStatus(db: DatabaseReader): Promise<EngineStatus> {
  const [row] = await db.select().from(settings).where(eq(settings.key, settingKey));
  return engineStatusSchema.catch(unknownStatus).parse(row?.value);
}
