import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type ClaudeLauncher, directLauncher } from './claude-launcher';

const setpriv = '/usr/bin/setpriv';

/**
 * Asks the kernel to end the CLI when our own process dies without a chance to do so itself: an
 * orphan would go on spending, and writing into a worktree that another build may own by then.
 * Linux with util-linux; elsewhere the CLI is started directly.
 */
export async function findParentBoundLauncher(): Promise<ClaudeLauncher> {
  try {
    await promisify(execFile)(setpriv, ['--pdeathsig', 'TERM', '--', '/bin/true'], { env: {} });
  } catch {
    return directLauncher;
  }
  return {
    // setpriv becomes the command: the same process number, the same group.
    wrapCommand: (command) => ({
      ...command,
      command: setpriv,
      args: ['--pdeathsig', 'TERM', '--', command.command, ...command.args],
    }),
  };
}
