import { callApi } from '../fixtures/api';
import { expect, say, stopButton, test } from '../fixtures/test';

test('a plan that streams survives a reload and a second tab without a lost or doubled letter', async ({
  page,
  context,
  project,
  request,
}) => {
  const message = 'Add a page about our opening hours';
  await page.goto(project.path('en'));
  await say(page, message);
  // In the middle: the live card has begun and the plan is not ready.
  await expect(stopButton(page)).toBeVisible();
  await page.reload();
  const second = await context.newPage();
  await second.goto(project.path('en'));
  for (const tab of [page, second]) {
    await expect(tab.getByRole('button', { name: 'Convert to Build' })).toHaveCount(1);
    await expect(tab.getByRole('log').getByText(message, { exact: true })).toHaveCount(1);
  }
  // Not what is drawn of them: a tab in the background draws when it likes.
  const steps = (tab: typeof page) => tab.getByRole('log').locator('ol > li').allTextContents();
  expect((await steps(page)).length).toBeGreaterThan(0);
  expect(await steps(second)).toEqual(await steps(page));

  const { entries } = await callApi<{ entries: { kind: string; seq: number }[] }>(
    request,
    'query',
    'timeline.page',
    {
      projectId: project.projectId,
    },
  );
  expect(entries.filter((entry) => entry.kind === 'answer')).toHaveLength(1);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));
});

test('a closed tab cancels nothing, and Stop does', async ({ page, context, project }) => {
  await page.goto(project.path('en'));
  await say(page, 'Add a page about our opening hours');
  await expect(stopButton(page)).toBeVisible();
  await page.close();
  const again = await context.newPage();
  await again.goto(project.path('en'));
  await expect(again.getByRole('button', { name: 'Convert to Build' })).toBeVisible();

  await say(again, 'Add another page about our suppliers');
  await stopButton(again).click();
  await expect(
    again
      .getByRole('log')
      .getByText(/Stopped/)
      .first(),
  ).toBeVisible();
  await expect(stopButton(again)).toHaveCount(0);
  await expect(again.getByRole('textbox').last()).toBeEditable();
});

test('a draft is kept over a reload', async ({ page, project }) => {
  await page.goto(project.path('en'));
  await page.getByRole('textbox').last().fill('half a thought');
  await page.getByRole('textbox').last().blur();
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByRole('textbox').last().inputValue();
    })
    .toBe('half a thought');
});
