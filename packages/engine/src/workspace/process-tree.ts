import { readdir, readFile } from 'node:fs/promises';

const pageBytes = 4_096;

export function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // The group is gone.
  }
}

/**
 * Ends what left the group (`setsid`, a daemon) but still carries the environment that it was started
 * with. Only where there is a /proc; elsewhere the group is all that can be reached.
 */
export async function killByEnvironment(entry: string): Promise<void> {
  for (const pid of await processIds()) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (!environment.split('\0').includes(entry)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

/** Resident memory of a process group together; 0 where it cannot be known. */
export async function groupMemoryBytes(leader: number): Promise<number> {
  let pages = 0;
  for (const pid of await processIds()) {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // Fields after the name, which stands in parentheses and may hold spaces: state, parent, group, …
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[2]) === leader) pages += Number(fields[21]) || 0;
  }
  return pages * pageBytes;
}

async function processIds(): Promise<number[]> {
  const names = await readdir('/proc').catch((): string[] => []);
  return names
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}
