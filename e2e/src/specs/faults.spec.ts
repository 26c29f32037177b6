import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUp } from '../fixtures/product';
import { expect, say, stopButton, test } from '../fixtures/test';

/** The worker's pid, as its own log says it. */
function workerPid(): number {
  const log = readFileSync(join(process.env.PLANLINE_E2E_DATA ?? '', 'logs/worker.log'), 'utf8');
  const pids = [...log.matchAll(/"process":"worker","pid":(\d+)/g)].map((match) =>
    Number(match[1]),
  );
  return pids.at(-1) ?? 0;
}

test('a worker that is killed in mid-run leaves an interrupted answer and a free input within 30 s', async ({
  page,
  project,
}) => {
  await page.goto(project.path('en'));
  await say(page, 'Add a page about our opening hours');
  // Something of the answer has been seen: it must not be lost.
  await expect(page.getByText(/Feature/).first()).toBeVisible();
  const killedAt = Date.now();
  process.kill(workerPid(), 'SIGKILL');
  await expect(page.getByText(/The worker went away|Interrupted/).first()).toBeVisible({
    timeout: 30_000,
  });
  expect(Date.now() - killedAt).toBeLessThan(30_000);
  await expect(stopButton(page)).toHaveCount(0);

  // The supervisor has started another one, and the next question is answered.
  await expect.poll(() => isUp(`${process.env.PLANLINE_E2E_WORKER_URL}/healthz`)).toBe(true);
  await say(page, 'Where are the opening hours computed?');
  await expect(
    page
      .getByRole('log')
      .getByText(/js\/dates\.js/)
      .first(),
  ).toBeVisible({ timeout: 30_000 });
});

test('a web process that is restarted loses nothing of a stream', async ({ page, project }) => {
  await page.goto(project.path('en'));
  await say(page, 'Add a page about our opening hours');
  await expect(stopButton(page)).toBeVisible();
  const log = readFileSync(join(process.env.PLANLINE_E2E_DATA ?? '', 'logs/web.log'), 'utf8');
  const pid =
    [...log.matchAll(/"process":"web","pid":(\d+)/g)].map((match) => Number(match[1])).at(-1) ?? 0;
  process.kill(pid, 'SIGKILL');
  await expect(page.getByRole('button', { name: 'Convert to Build' })).toBeVisible({
    timeout: 45_000,
  });
  await expect(page.getByRole('button', { name: 'Convert to Build' })).toHaveCount(1);
});
