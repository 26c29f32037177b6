import AxeBuilder from '@axe-core/playwright';
import { expect, say, test } from '../fixtures/test';

for (const language of ['en', 'ar'] as const) {
  test(`no accessibility finding on the timeline with a plan (${language})`, async ({
    page,
    project,
  }) => {
    await page.goto(project.path(language));
    await say(
      page,
      language === 'ar' ? 'أضف صفحة عن أوقات العمل' : 'Add a page about our opening hours',
    );
    await expect(
      page.getByRole('button', { name: language === 'ar' ? 'تحويل إلى بناء' : 'Convert to Build' }),
    ).toBeEnabled();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((found) => `${found.id}: ${found.nodes[0]?.html.slice(0, 160)}`)).toEqual(
      [],
    );
  });

  for (const path of ['', '/account']) {
    test(`no accessibility finding on /${language}${path}`, async ({ page }) => {
      await page.goto(`/${language}${path}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map((found) => `${found.id}: ${found.nodes[0]?.html.slice(0, 160)}`),
      ).toEqual([]);
    });
  }
}

test('nothing is loaded from elsewhere and no script is refused by the policy', async ({
  page,
  project,
}) => {
  const foreign: string[] = [];
  const refusals: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refusals.push(message.text());
  });
  const answer = await page.goto(project.path('en'));
  expect(answer?.headers()['content-security-policy']).toMatch(/script-src[^;]*'nonce-/);
  await say(page, 'Where are the opening hours computed?');
  await expect(
    page
      .getByRole('log')
      .getByText(/js\/dates\.js/)
      .first(),
  ).toBeVisible();
  expect(foreign).toEqual([]);
  expect(refusals).toEqual([]);
});
