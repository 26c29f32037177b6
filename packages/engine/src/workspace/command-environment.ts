import path from 'node:path';
import { spawnEnvironment } from './spawn-environment';

/** How this machine reaches a registry. Values with a user in them stay out: they are secrets. */
const networkNames = [
  'npm_config_registry',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
];

/** The whole environment of a project's own command: nothing of ours but the way to programs and packages. */
export function commandEnvironment(input: {
  cwd: string;
  /** Of this command alone; it also tells its processes from all others. */
  home: string;
  maxMemoryBytes: number;
}): NodeJS.ProcessEnv {
  const network = networkNames.flatMap((name) => {
    const value = process.env[name];
    return value && !value.includes('@') ? [[name, value] as const] : [];
  });
  return spawnEnvironment({
    ...Object.fromEntries(network),
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: input.home,
    TMPDIR: path.join(input.home, 'tmp'),
    LANG: 'C.UTF-8',
    CI: '1',
    NO_COLOR: '1',
    // A worktree is no repository, and one further up is not the project's.
    GIT_CEILING_DIRECTORIES: path.dirname(input.cwd),
    GIT_TERMINAL_PROMPT: '0',
    npm_config_update_notifier: 'false',
    NODE_OPTIONS: `--max-old-space-size=${Math.floor(input.maxMemoryBytes / 1_048_576)}`,
  });
}
