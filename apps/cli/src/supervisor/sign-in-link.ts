import { createDatabase } from '@planline/db/client';
import { createOwnerLink } from '@planline/services/account';
import { ulid } from 'ulid';

/** A new link that signs the owner in, once; it makes the owner's account when there is none yet. */
export async function makeSignInLink({
  databaseUrl,
  publicUrl,
}: {
  databaseUrl: string;
  publicUrl: string;
}): Promise<string> {
  const database = createDatabase({ url: databaseUrl, max: 1, applicationName: 'planline-start' });
  try {
    const { url } = await createOwnerLink({
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
