import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { report, StepFailed } from './setup/step.mjs';
import { ensureWebBuilt } from './setup/web-build.mjs';
import { aptInstall } from './testing/apt.mjs';
import { ensureTestingClaude } from './testing/claude-cli.mjs';
import { addCounts, countLine, noCounts } from './testing/counts.mjs';
import { findOnPath } from './testing/on-path.mjs';
import { startTestRedis } from './testing/redis.mjs';
import { runEndToEndTests, runUnitTests } from './testing/run-tests.mjs';

/**
 * `npm test [-- checks|unit|e2e …] [filter …]`: sets up a bare machine and runs everything, or the
 * named stages, or in them the files whose path holds a filter.
 */
requireNode();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const stages = ['checks', 'unit', 'e2e'];
const given = process.argv.slice(2);
const chosen = given.filter((word) => stages.includes(word));
const filters = given.filter((word) => !stages.includes(word));
const runs = (stage) => chosen.length === 0 || chosen.includes(stage);

const total = noCounts();
const failedStages = [];
const count = (stage, counts) => {
  addCounts(total, counts);
  if (counts.failed > 0) failedStages.push(`${stage} (${counts.failed})`);
};
const env = testEnvironment(process.env);
const heading = (text) => console.log(`\n── ${text}`);
const missing = (what, why) => console.log(`  ! ${what}: ${why}`);

try {
  heading('Set-up');
  await ensureInstalled();

  if (runs('unit') || runs('e2e')) {
    const claudeProblem = await ensureTestingClaude();
    if (claudeProblem) missing('no Claude CLI, the tests that drive it will fail', claudeProblem);
    if (findOnPath('bwrap') === null) {
      const problem = await aptInstall('bubblewrap');
      if (problem) missing('no bubblewrap, runs of the Claude CLI are not boxed in', problem);
    }
    if (findOnPath('psql') === null) {
      const problem = await aptInstall('postgresql-client');
      if (problem) missing('no psql, the plain migrations are run by the driver alone', problem);
    }
    for (const program of ['curl', 'openssl']) {
      if (findOnPath(program) !== null) continue;
      const problem = await aptInstall(program);
      if (problem) missing(`no ${program}, the examples of docs/api.md are not run`, problem);
    }
    const redis = await startTestRedis();
    if ('url' in redis) env.REDIS_URL = redis.url;
    else missing('no Redis, the tests run on PostgreSQL alone', redis.problem);
  }

  if (runs('checks')) {
    heading('Checks (types, format, imports, styles, messages, unused code)');
    const { runChecks, staticChecks } = await import('./testing/checks.mjs');
    count('checks', await runChecks(staticChecks()));
  }

  if (runs('unit')) {
    heading('Unit and integration tests');
    count('unit and integration tests', await runUnitTests(env, filters));
  }

  if (runs('e2e')) {
    heading('End-to-end tests');
    count('end-to-end tests', await endToEnd());
  }
} catch (error) {
  // The last line is always the count, and a set-up that failed is a failure.
  count('set-up', { passed: 0, failed: 1 });
  report(error);
}

if (total.skipped > 0) console.log(`\n  ! ${total.skipped} tests did not run`);
if (failedStages.length > 0) console.log(`\n  ✗ failed: ${failedStages.join(', ')}`);
console.log(`\n${countLine(total)}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** No test may meet the database, the ports or the keys of the person who runs it. */
function testEnvironment(environment) {
  const personal =
    /^(ANTHROPIC_|CLAUDE|PLANLINE_|DATABASE_URL$|REDIS_URL$|AUTH_SECRET$|(WORKER_|PREVIEW_)?PORT$|HOST$|(PUBLIC|PREVIEW)_URL$|NODE_ENV$)/;
  const kept = Object.entries(environment).filter(([name]) => !personal.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: '1' };
}

async function endToEnd() {
  try {
    const { ensureChromium } = await import('./testing/chromium.mjs');
    env.CHROMIUM_PATH = await ensureChromium();
    console.log(`  Chromium: ${env.CHROMIUM_PATH}`);
    await ensureWebBuilt();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    report(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return runEndToEndTests(env, filters);
}
