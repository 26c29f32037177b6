import { type SpawnOptions, spawnSync } from 'node:child_process';

export interface UnprivilegedCommand {
  command: string;
  args: string[];
  /** Set when the process changes its user: files it must own have to be given to it. */
  identity: { uid: number; gid: number } | null;
}

const nobody = { uid: 65534, gid: 65534 };
const userNamespace = [
  '--user',
  `--map-user=${nobody.uid}`,
  `--map-group=${nobody.gid}`,
  '--',
] as const;

/**
 * PostgreSQL refuses to run as root. As an ordinary user the command runs as it is; as root it runs in a user
 * namespace, where files stay root's; and where containers forbid that, as `nobody`.
 */
export function unprivileged(command: string, args: string[]): UnprivilegedCommand {
  const identity = unprivilegedIdentity();
  return process.getuid?.() !== 0 || identity
    ? { command, args, identity }
    : { command: 'unshare', args: [...userNamespace, command, ...args], identity };
}

/** The user that commands change to: the data folder has to belong to it. Null when they keep ours. */
export function unprivilegedIdentity(): UnprivilegedCommand['identity'] {
  if (process.getuid?.() !== 0) return null;
  const test = spawnSync('unshare', [...userNamespace, 'true'], { stdio: 'ignore' });
  return test.status === 0 ? null : nobody;
}

export function spawnIdentity(command: UnprivilegedCommand): Pick<SpawnOptions, 'uid' | 'gid'> {
  return command.identity ?? {};
}
