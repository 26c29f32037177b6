import { setTimeout as pause } from 'node:timers/promises';
import { createDatabase } from '@planline/db/client';
import { bareRunName, load } from './load';

/**
 * The peer of the readers, in a process of its own: as many, each asking over and over for what is new in its share
 * of the bare rows. No hints, no positions, no schema, no promise that nothing is missed.
 */
const [url = '', pass = ''] = process.argv.slice(2);
const stop = new AbortController();
const pauseMs = 5;

const reading = Array.from({ length: load.readers }, async (_, reader) => {
  const { sql, close } = createDatabase({ url, applicationName: 'bare-reader', max: 4 });
  const mine = Array.from({ length: load.writers }, (_one, writer) => writer).filter(
    (writer) => writer % load.readers === reader,
  );
  await Promise.all(
    mine.map(async (writer) => {
      let last = 0;
      while (!stop.signal.aborted) {
        const rows = await sql<{ seq: number; payload: unknown }[]>`
          SELECT run_id, seq, created_at, payload FROM bare_events
          WHERE run_id = ${bareRunName(Number(pass), writer)} AND seq > ${last}::int
          ORDER BY seq LIMIT 500`;
        last = Number(rows.at(-1)?.seq ?? last);
        await pause(pauseMs);
      }
    }),
  );
  await close();
});
process.once('message', async () => {
  stop.abort();
  await Promise.all(reading);
  process.disconnect();
});
process.send?.('ready');
