import { availableParallelism, freemem, totalmem } from 'node:os';
import { absent, type Finding, missing, ok } from './finding';
import { findProgram, firstLineOf } from './programs';

const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

export async function runtimeFindings(): Promise<Finding[]> {
  return [nodeFinding(process.versions.node), await gitFinding(), machineFinding()];
}

export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? ok('Node', version)
    : missing('Node', version, 'Install Node 20.19 or newer from https://nodejs.org.');
}

async function gitFinding(): Promise<Finding> {
  const git = findProgram('git');
  const version = git === null ? null : await firstLineOf(git, ['--version']);
  return version === null
    ? missing('git', 'not on PATH', 'Install git; every project is kept as a repository.')
    : ok('git', version.replace(/^git version /, ''));
}

function machineFinding(): Finding {
  const detail = `${availableParallelism()} cores, ${gigabytes(freemem())} of ${gigabytes(totalmem())} memory free`;
  return totalmem() < 1.5 * 1024 ** 3
    ? absent('machine', detail, 'Building the pages needs about 1.1 GB of memory.')
    : ok('machine', detail);
}
