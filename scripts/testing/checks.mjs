import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkout } from '../setup/checkout.mjs';
import { pnpmCommand } from '../setup/pnpm.mjs';

/** @typedef {{ name: string, command: string, args: string[] }} Check */

export const installedBin = (name, folder = '.') =>
  path.join(checkout, folder, 'node_modules/.bin', name);

const script = (name) => ({ command: process.execPath, args: [`scripts/${name}.mjs`] });

/** What can be said about the code without running it. @returns {Check[]} the longest first */
export const staticChecks = () => [
  {
    name: 'types',
    ...pnpmCommand([
      'exec',
      'turbo',
      'run',
      'typecheck',
      '--continue',
      '--output-logs=errors-only',
    ]),
  },
  { name: 'unused code', command: installedBin('knip'), args: ['--no-progress'] },
  { name: 'format and lint', command: installedBin('biome'), args: ['ci', '--colors=off', '.'] },
  { name: 'imports', ...script('check-imports') },
  { name: 'styles', ...script('check-styles') },
  {
    name: 'messages',
    command: installedBin('i18n-check', 'packages/i18n'),
    args: [
      ...['--locales', 'packages/i18n/messages', '--source', 'en', '--format', 'next-intl'],
      // Not `invalidKeys`: it takes an Arabic plural without a number («ملفان») for a fault. That
      // every language has the same variables is a test of packages/i18n.
      ...['--only', 'missingKeys'],
    ],
  },
];

/**
 * Runs checks side by side; prints one line for each and the output of those that fail.
 * @param {Check[]} checks
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(checks, atATime = 2) {
  const waiting = [...checks];
  const counts = { passed: 0, failed: 0 };
  const takeNext = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const isGood = await runCheck(check);
      counts[isGood ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: atATime }, takeNext));
  return counts;
}

async function runCheck({ name, command, args }) {
  const startedAt = performance.now();
  const { isGood, output } = await run(command, args);
  const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  console.log(`  ${isGood ? '✓' : '✗'} ${name}  ${took}`);
  if (!isGood) console.log(output.trimEnd());
  return isGood;
}

function run(command, args) {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: checkout,
      env: {
        ...inherited,
        NO_COLOR: '1',
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', (error) => resolve({ isGood: false, output: error.message }));
    child.once('close', (code) =>
      resolve({ isGood: code === 0, output: Buffer.concat(output).toString() }),
    );
  });
}
