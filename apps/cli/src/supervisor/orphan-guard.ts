/**
 * Loaded into worker and web before their own code. When the supervisor dies without stopping
 * them (kill -9, out of memory), the channel to it closes: they stop too, instead of holding the
 * ports against the next start.
 */
const graceMs = 3_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), graceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The listener above would keep an otherwise finished process alive.
process.channel?.unref();
