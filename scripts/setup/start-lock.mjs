import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptFolder } from './checkout.mjs';

/**
 * One start per checkout. The lock names a process and the moment it began, so that a lock left by
 * `kill -9` is taken over even when its process number has been given to someone else since.
 */

/** @returns {string | null} clock ticks since boot at which the process began; null where unknown */
function beganAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(holder) {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return holder.beganAt === null || holder.beganAt === beganAt(holder.pid);
}

function read(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return typeof holder.pid === 'number' ? holder : null;
  } catch {
    return null;
  }
}

/** @returns {{ pid: number, beganAt: string | null } | null} who runs a start from this checkout now */
export function currentHolder(folder = keptFolder) {
  const holder = read(path.join(folder, 'start.lock'));
  return holder !== null && isAlive(holder) ? holder : null;
}

/**
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function takeStartLock(folder = keptFolder) {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'start.lock');
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, beganAt: beganAt(process.pid) }));
  try {
    // A link appears whole or not at all: no reader ever sees a half-written lock.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        linkSync(mine, lock);
        return { release: () => releaseIfMine(lock) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = read(lock);
      if (holder !== null && isAlive(holder)) return { heldBy: holder.pid };
      removeStale(lock, holder);
    }
    throw new Error(`${lock} can be neither taken nor removed`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves the lock aside first: of two starts that both saw the stale one, only one can move it. */
function removeStale(lock, seen) {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== null && moved.pid !== seen?.pid && isAlive(moved)) {
    // The other start was faster and this is its fresh lock: put it back.
    try {
      linkSync(aside, lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
  // Killed in the middle of taking it, the holder has left its own name of it, too.
  if (seen !== null && seen.pid !== process.pid) rmSync(`${lock}.${seen.pid}`, { force: true });
}

function releaseIfMine(lock) {
  if (read(lock)?.pid === process.pid) rmSync(lock, { force: true });
}
