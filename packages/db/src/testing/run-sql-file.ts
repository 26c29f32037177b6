import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { sqlStatements } from './sql-statements';
import { administer } from './test-server';

export type SqlFileRunner = 'psql' | 'driver';

export function availableRunners(): SqlFileRunner[] {
  const hasPsql = spawnSync('psql', ['--version'], { stdio: 'ignore' }).status === 0;
  return hasPsql ? ['psql', 'driver'] : ['driver'];
}

/** Runs a file the way an operator does, `psql "$DATABASE_URL" < file`, or statement by statement over the driver. */
export async function runSqlFile(runner: SqlFileRunner, url: string, file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (runner === 'psql') return psql(url, text);
  await administer(url, async (sql) => {
    for (const statement of sqlStatements(text)) {
      await sql.unsafe(statement).catch((cause) => {
        throw new Error(`${cause.message}, in ${statement.slice(0, 200)}`, { cause });
      });
    }
  });
}

function psql(url: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('psql', ['-X', '-q', url], { stdio: ['pipe', 'ignore', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += String(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 && !complaints.includes('ERROR') ? resolve() : reject(new Error(complaints)),
    );
    child.stdin.end(text);
  });
}
