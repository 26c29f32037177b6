import { projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import { specifiedLimits } from '@planline/contracts/limits';
import { createDatabase } from '@planline/db/client';
import pino from 'pino';
import { ulid } from 'ulid';
import { connectRedis } from '../../redis';
import { createLimits, withinRateLimits } from '../index';

/** A process of its own for the limits' test: many clients at once; prints how many requests were let in. */
const [url = '', redisUrl = '', user = '', project = '', clients = '', each = ''] =
  process.argv.slice(2);
const database = createDatabase({ url, max: 8, applicationName: 'burst' });
const redis = redisUrl ? connectRedis(redisUrl, pino({ level: 'silent' })) : null;
const limits = createLimits(specifiedLimits, redis);
const who = { userId: userIdSchema.parse(user), projectId: projectIdSchema.parse(project) };

async function client(): Promise<number> {
  let accepted = 0;
  for (let sent = 0; sent < Number(each); sent += 1) {
    await withinRateLimits({ limits }, { id: ulid(), ...who }, (counter) =>
      database.db.transaction((tx) => counter.takeRoom(tx)),
    ).then(
      () => {
        accepted += 1;
      },
      (error: { code?: string }) => {
        if (error.code !== 'RATE_LIMITED') throw error;
      },
    );
  }
  return accepted;
}

const accepted = await Promise.all(Array.from({ length: Number(clients) }, client));
await Promise.all([database.close(), redis?.close()]);
process.stdout.write(String(accepted.reduce((sum, one) => sum + one, 0)));
