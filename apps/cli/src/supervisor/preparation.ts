import { migrateDatabase } from '@planline/db/migrate';
import type { PreparationRequest, PreparationResponse } from './prepare-database';
import { makeSignInLink } from './sign-in-link';

/**
 * A process of its own that lives for as long as a start: what it loads (the schema, accounts) would
 * otherwise stay in the memory of the supervisor for ever.
 */
process.on('message', (request: PreparationRequest) => {
  perform(request).then(
    (link) => answer({ id: request.id, link }),
    (error: { code?: string; message?: string; stack?: string }) =>
      answer({
        id: request.id,
        failure: {
          code: error.code ?? null,
          message: error.message ?? String(error),
          stack: error.stack ?? null,
        },
      }),
  );
});

async function perform(request: PreparationRequest): Promise<string | null> {
  if (request.task === 'migrate') {
    await migrateDatabase(request.databaseUrl);
    return null;
  }
  return makeSignInLink(request);
}

const answer = (response: PreparationResponse) => process.send?.(response);
