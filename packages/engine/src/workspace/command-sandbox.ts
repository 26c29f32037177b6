import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from './find-program';

const run = promisify(execFile);

/** Programs and what they need; nothing of people, of other projects or of the product itself. */
const systemPlaces = [
  ...['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/opt', '/nix/store'],
  ...['ssl', 'ca-certificates', 'pki', 'crypto-policies', 'alternatives', 'ld.so.cache'].map(
    (name) => `/etc/${name}`,
  ),
  ...['resolv.conf', 'hosts', 'nsswitch.conf', 'passwd', 'group', 'localtime'].map(
    (name) => `/etc/${name}`,
  ),
];

/**
 * The start of a command line that runs a project's own command with nothing but system programs and its
 * two folders in sight. The network stays: an install needs it.
 * @returns null where bubblewrap is missing or may not be used
 */
export async function commandSandbox(input: {
  cwd: string;
  home: string;
  program: string;
}): Promise<[program: string, ...args: string[]] | null> {
  const bubblewrap = await findProgram('bwrap');
  if (bubblewrap === null) return null;
  const readable = [...systemPlaces, ...(await placesOfPrograms(input.program))];
  const args = [
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--die-with-parent'],
    ...['--cap-drop', 'ALL', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...readable.flatMap((place) => ['--ro-bind-try', place, place]),
    ...[input.cwd, input.home].flatMap((place) => ['--bind', place, place]),
    ...['--chdir', input.cwd, '--'],
  ];
  const isUsable = await run(bubblewrap, [...args, '/bin/true'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  return isUsable ? [bubblewrap, ...args] : null;
}

/** Where Node, npm and the program itself lie, when somebody installed them outside of the system's places. */
async function placesOfPrograms(program: string): Promise<string[]> {
  const found = await Promise.all(['node', 'npm', 'npx'].map((name) => findProgram(name)));
  const files = [program, process.execPath, ...found].filter((file) => file !== null);
  const real = await Promise.all(files.map((file) => realpath(file)));
  const places = [...files, ...real].map(
    (file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? path.dirname(file),
  );
  return [...new Set(places)].filter((place) => place !== '/');
}
