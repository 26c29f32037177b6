import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** What `postmaster.pid` of a cluster says about a live process; null when there is none. */
export async function readPostmaster(clusterDirectory: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(clusterDirectory, 'postmaster.pid'), 'utf8').catch(
    () => '',
  );
  // Lines: pid, data directory, start time, port, socket directory, address, shared memory, status.
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isPostgres(pid))) return null;
  return { pid, port, isReady: port > 0 && lines[7]?.trim() === 'ready' };
}

/** A process of that number may be someone else by now, or a corpse that nobody has reaped yet. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
