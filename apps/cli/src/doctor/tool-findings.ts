import { connect } from 'node:net';
import { absent, type Finding, ok } from './finding';
import { findProgram, firstLineOf } from './programs';

export async function toolFindings(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  return [
    await sandboxFinding(),
    await chromiumFinding(environment),
    await redisFinding(environment),
  ];
}

/** That it is installed is not enough: some hosts forbid the namespaces it is made of. */
async function sandboxFinding(): Promise<Finding> {
  const program = findProgram('bwrap');
  if (program === null) {
    return absent(
      'sandbox',
      'bubblewrap is not installed',
      'apt install bubblewrap (Linux): runs of the Claude CLI and builds are then boxed in.',
    );
  }
  const args = ['--unshare-all', '--die-with-parent', '--ro-bind', '/', '/', '--', '/bin/true'];
  const works = (await firstLineOf(program, args)) !== null;
  return works
    ? ok('sandbox', (await firstLineOf(program, ['--version'])) ?? program)
    : absent(
        'sandbox',
        'bubblewrap is installed but may not make namespaces here',
        'Allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1), or run outside of this container.',
      );
}

async function chromiumFinding(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const program =
    environment.CHROMIUM_PATH ??
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  const version = program ? await firstLineOf(program, ['--version']) : null;
  return version === null
    ? absent('Chromium', 'not found', 'Only the end-to-end tests need it; npm test fetches one.')
    : ok('Chromium', version);
}

async function redisFinding(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const url = environment.REDIS_URL;
  if (!url) {
    return absent(
      'Redis',
      'REDIS_URL is not set; PostgreSQL does its work',
      'Nothing to do. With many users, set REDIS_URL=redis://host:6379.',
    );
  }
  const { hostname, port } = new URL(url);
  return (await accepts(hostname, Number(port || 6379)))
    ? ok('Redis', `answers at ${hostname}:${port || 6379}`)
    : absent(
        'Redis',
        `does not answer at ${hostname}:${port || 6379}`,
        'Start it, or remove REDIS_URL.',
      );
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}
