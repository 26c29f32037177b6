import { DomainError } from '@planline/contracts/domain-error';
import type { DatabaseReader } from '@planline/db/client';
import { chooseEngine } from '@planline/engine/engine-choice';
import type { Engines } from '../context';
import { type EngineStatus, readEngineStatus } from './engine-status';

/** A status older than this is read again: a list of projects asks once, not once per project. */
const freshMs = 5_000;

/** For processes that run no engine themselves: they show which one a worker will choose. */
export function publishedEngines(db: DatabaseReader, clock: () => Date): Engines {
  let known: { status: Promise<EngineStatus>; at: number } | null = null;
  const currentStatus = () => {
    const now = clock().getTime();
    if (!known || now - known.at > freshMs) {
      known = { status: readEngineStatus(db), at: now };
      known.status.catch(() => {
        known = null;
      });
    }
    return known.status;
  };
  return {
    async choose(preference) {
      const { claude, hasCredentials } = await currentStatus();
      return chooseEngine({ preference, claude, hasCredentials });
    },
    get() {
      throw new DomainError('ENGINE_UNAVAILABLE', { reason: 'cli-missing' });
    },
  };
}
