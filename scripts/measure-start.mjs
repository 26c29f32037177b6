import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from './setup/checkout.mjs';

/**
 * `npm run measure:start`: the figures of the README, on a clone of the newest commit in a folder of its own
 * with ports of its own. Takes about five minutes; the machine should have nothing else to do.
 */
const idleMs = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'planline-measure-'));
const clone = path.join(folder, 'planline');

try {
  console.log(`load ${loadavg()[0].toFixed(2)} before`);
  const begunAt = performance.now();
  const git = spawnSync('git', ['clone', '-q', checkout, clone], { stdio: 'inherit' });
  if (git.status !== 0) throw new Error('git clone failed');
  const cloneMs = performance.now() - begunAt;
  const ports = await Promise.all([freePort(), freePort(), freePort()]);

  const first = await startAndWait(ports);
  report('clean clone to ready page', cloneMs + first.readyMs);
  await sleep(idleMs);
  const { count, bytes } = memoryOf(first.child.pid);
  console.log(`idle memory (PSS) of ${count} processes: ${Math.round(bytes / 2 ** 20)} MiB`);
  report('Ctrl-C to the end', await stop(first.child));

  const second = await startAndWait(ports);
  report('second start to ready page', second.readyMs);
  await stop(second.child);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function report(what, ms) {
  console.log(`${what}: ${(ms / 1_000).toFixed(1)} s`);
}

async function startAndWait([port, workerPort, previewPort]) {
  const begunAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    // A group of its own: a Ctrl-C in a terminal reaches all of it, and so does ours.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      WORKER_PORT: String(workerPort),
      PREVIEW_PORT: String(previewPort),
    },
  });
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  for (;;) {
    if (hasEnded) throw new Error('npm start has ended');
    const answer = await fetch(`http://127.0.0.1:${port}/en`).catch(() => null);
    if (answer?.status === 200) return { child, readyMs: performance.now() - begunAt };
    await sleep(50);
  }
}

async function stop(child) {
  const begunAt = performance.now();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGINT');
  await ended;
  return performance.now() - begunAt;
}

/** Everything that descends from a process, PostgreSQL included; shared pages count in parts. */
function memoryOf(rootPid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrNull(`/proc/${name}/stat`);
    if (stat)
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const pids = [...parents.keys()].filter((pid) => belongs(pid, rootPid, parents));
  // PostgreSQL lives in a session of its own and belongs to the first process that was there.
  const commandOf = (pid) => readOrNull(`/proc/${pid}/cmdline`) ?? '';
  const servers = [...parents.keys()].filter((pid) => commandOf(pid).includes(clone));
  const counted = new Set(
    [...parents.keys()].filter(
      (pid) => pids.includes(pid) || servers.some((server) => belongs(pid, server, parents)),
    ),
  );
  let bytes = 0;
  for (const pid of counted) {
    const rollup = readOrNull(`/proc/${pid}/smaps_rollup`);
    bytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup ?? '')?.[1] ?? 0) * 1_024;
  }
  return { count: counted.size, bytes };
}

function belongs(pid, root, parents) {
  for (let at = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return true;
  return false;
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
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
