import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { keptFolder } from './checkout.mjs';

/** A step that did not succeed; its message is the one line that a person should read. */
export class StepFailed extends Error {
  name = 'StepFailed';
}

const isTerminal = process.stdout.isTTY === true;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Says what is being done and, when it is done, how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(title, work) {
  const startedAt = performance.now();
  process.stdout.write(isTerminal ? `  … ${title}` : `  … ${title}\n`);
  const end = (mark) => {
    const line = `  ${mark} ${title}  ${seconds(performance.now() - startedAt)}\n`;
    process.stdout.write(isTerminal ? `\r\u001b[2K${line}` : line);
  };
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}

/**
 * Runs a command with its output in a log file; the terminal shows it only when it fails.
 * @param {{ title: string, command: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv, logName: string }} step
 * @throws {StepFailed} with the end of the log printed before
 */
export async function runLogged({ title, command, args, cwd, env, logName }) {
  const logPath = path.join(keptFolder, 'logs', `${logName}.log`);
  mkdirSync(path.dirname(logPath), { recursive: true });
  await timed(title, async () => {
    const outcome = await runInto(logPath, { command, args, cwd, env });
    if (outcome === null) return;
    const tail = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-30).join('\n');
    throw new StepFailed(`${title} failed (${outcome}). The whole log: ${logPath}`, {
      cause: tail,
    });
  });
}

function runInto(logPath, { command, args, cwd, env }) {
  return new Promise((resolve) => {
    const log = createWriteStream(logPath);
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const endWithUs = () => child.kill('SIGTERM');
    process.once('exit', endWithUs);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const finish = (outcome) => {
      process.off('exit', endWithUs);
      log.end(() => resolve(outcome));
    };
    child.once('error', (error) => finish(`${command}: ${error.message}`));
    child.once('close', (code, signal) => {
      if (code === 0) finish(null);
      else finish(signal ? `ended by ${signal}` : `exit code ${code}`);
    });
  });
}

/** Says a failure: the end of the log where there is one, then one clear line. */
export function report(error) {
  if (error instanceof StepFailed) {
    if (typeof error.cause === 'string' && error.cause !== '') console.error(`\n${error.cause}\n`);
    console.error(error.message);
  } else {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

export function reportAndExit(error) {
  report(error);
  process.exit(1);
}
