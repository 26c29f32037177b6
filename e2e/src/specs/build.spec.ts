import type { Page } from '@playwright/test';
import { askApi, callApi } from '../fixtures/api';
import { expect, say, test } from '../fixtures/test';

async function makePlan(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await say(page, 'Add a page about our opening hours');
  await expect(page.getByRole('button', { name: 'Convert to Build' })).toBeEnabled();
}

interface Entry {
  kind: string;
  plan?: { planId: string; revision: number; digest: string } | null;
}

test('converting twice, from two tabs and by hand, makes one build', async ({
  page,
  context,
  project,
  request,
}) => {
  await makePlan(page, project.path('en'));
  const second = await context.newPage();
  await second.goto(project.path('en'));
  for (const tab of [page, second]) {
    await tab.getByRole('button', { name: 'Convert to Build' }).click();
  }
  const start = (tab: Page) =>
    tab
      .getByRole('dialog')
      .getByRole('button', { name: 'Start the build' })
      .dblclick()
      .catch(() => {});
  await Promise.all([start(page), start(second)]);
  await expect(page.getByRole('link', { name: 'Open preview' })).toBeVisible({ timeout: 45_000 });

  const { entries } = await callApi<{ entries: Entry[] }>(request, 'query', 'timeline.page', {
    projectId: project.projectId,
  });
  expect(entries.filter((entry) => entry.kind === 'build-request')).toHaveLength(1);
  expect(entries.filter((entry) => entry.kind === 'build')).toHaveLength(1);
  expect(entries.filter((entry) => entry.kind === 'deployment')).toHaveLength(1);
  const plan = entries.find((entry) => entry.plan)?.plan;
  const again = await Promise.all(
    [1, 2, 3].map(() =>
      askApi<{ buildId: string }>(request, 'mutation', 'plan.convert', {
        projectId: project.projectId,
        planId: plan?.planId,
        revision: plan?.revision,
        digest: plan?.digest,
      }),
    ),
  );
  expect(
    new Set(again.map((answer) => answer.data?.buildId ?? answer.error?.details.buildId)).size,
  ).toBe(1);
});

test('the input is locked while a build runs, what is typed is queued, and it goes out when the build ends', async ({
  page,
  project,
  request,
}) => {
  await makePlan(page, project.path('en'));
  await page.getByRole('button', { name: 'Convert to Build' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start the build' }).click();
  await expect(page.getByText(/A build is running/).first()).toBeVisible();

  const refused = await askApi(request, 'mutation', 'chat.send', {
    projectId: project.projectId,
    messageId: '01KA0000000000000000000001',
    text: 'let me in',
    locale: 'en',
  });
  expect(refused.error?.code).toBe('BUILD_IN_PROGRESS');
  expect(refused.status).toBe(409);

  const box = page.getByRole('textbox').last();
  await box.fill('Where are the prices?');
  await page.getByRole('button', { name: 'Queue' }).click();
  await expect(box).toHaveValue('');
  await expect(page.getByRole('link', { name: 'Open preview' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/A build is running/)).toHaveCount(0);
  await expect(
    page
      .getByRole('log')
      .getByText(/cakes\.html/)
      .last(),
  ).toBeVisible();
  await expect(
    page.getByRole('log').getByText('Where are the prices?', { exact: true }),
  ).toHaveCount(1);
});
