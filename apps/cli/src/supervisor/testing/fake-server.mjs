import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** A child as the supervisor meets it: healthy on FAKE_PORT, with the manners that FAKE_* asks for. */
const {
  FAKE_PORT,
  FAKE_NAME,
  FAKE_JOURNAL,
  FAKE_CRASH_AFTER_MS,
  FAKE_IGNORES_SIGTERM,
  FAKE_GRANDCHILD,
} = process.env;
const note = (event) =>
  FAKE_JOURNAL && appendFileSync(FAKE_JOURNAL, `${FAKE_NAME} ${event} ${process.pid}\n`);

if (FAKE_GRANDCHILD) {
  const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
  });
  appendFileSync(FAKE_GRANDCHILD, `${grandchild.pid}\n`);
}
const server = createServer((_request, response) => response.end('ok'));
server.listen(Number(FAKE_PORT), '127.0.0.1', () => {
  note('started');
  console.log(JSON.stringify({ level: 30, time: Date.now(), msg: 'listening' }));
});
process.on('SIGTERM', () => {
  note('asked to stop');
  if (FAKE_IGNORES_SIGTERM) return;
  server.closeAllConnections();
  server.close(() => {
    note('stopped');
    process.exit(0);
  });
});
if (FAKE_CRASH_AFTER_MS) {
  setTimeout(() => {
    console.error('something broke');
    process.exit(7);
  }, Number(FAKE_CRASH_AFTER_MS));
}
