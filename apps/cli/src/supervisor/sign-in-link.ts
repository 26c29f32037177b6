import { createDatabase } from '@planline/db/client';
import { prepareFirstStart } from '@planline/services/project';
import { ulid } from 'ulid';

/** A new link that signs the owner in, once; the first call also makes the account and the sample project. */
export async function makeSignInLink({
  databaseUrl,
  publicUrl,
}: {
  databaseUrl: string;
  publicUrl: string;
}): Promise<string> {
  const database = createDatabase({ url: databaseUrl, max: 1, applicationName: 'planline-start' });
  try {
    const { url } = await prepareFirstStart({
      db: database.db,
      clock: () => new Date(),
      newId: ulid,
      publicUrl,
    });
    return url;
  } finally {
    await database.close();
  }
}
