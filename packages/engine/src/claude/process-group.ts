import type { ChildProcess } from 'node:child_process';

/**
 * Ends a child that leads a process group, and whatever it started. SIGTERM comes first and gets
 * its time, because the CLI's own children may have left the group and only the CLI can end them.
 */
export async function endProcessGroup(child: ChildProcess, terminateMs: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (isRunning(child)) {
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signalGroup(pid, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), terminateMs);
    await exited;
    clearTimeout(timer);
  }
  // A group lives as long as a member does, so its number cannot belong to a stranger.
  signalGroup(pid, 'SIGKILL');
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left.
  }
}
