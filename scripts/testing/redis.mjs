import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { aptInstall } from './apt.mjs';
import { findOnPath } from './on-path.mjs';

/**
 * A Redis for the tests alone, in memory, on a port of its own.
 * @returns {Promise<{ url: string, stop: () => void } | { problem: string }>}
 */
export async function startTestRedis() {
  const problem = findOnPath('redis-server') === null ? await aptInstall('redis-server') : null;
  const program = findOnPath('redis-server');
  if (program === null) return { problem: problem ?? 'no redis-server on PATH' };

  const port = await freePort();
  const child = spawn(
    program,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore', cwd: '/' },
  );
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await accepts(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    if (child.exitCode !== null) break;
    await delay(50);
  }
  stop();
  return { problem: 'redis-server does not start' };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
