import AxeBuilder from '@axe-core/playwright';
import { loadMessages } from '@planline/i18n/messages';
import type { Page } from '@playwright/test';
import { callApi } from '../fixtures/api';
import { test } from '../fixtures/paid-product';
import { expect, say } from '../fixtures/test';

const asked = {
  en: { plan: 'Add a page about our opening hours', analysis: 'Analyse this project' },
  ar: { plan: 'أضف صفحة عن أوقات العمل', analysis: 'حلّل هذا المشروع' },
} as const;
const languages = ['en', 'ar'] as const;

const findingsOn = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`,
  );

for (const language of languages) {
  const { short, estimate } = loadMessages(language).billing;

  test(`says before sending what it takes and when it does not reach (${language})`, async ({
    page,
    project,
  }) => {
    await page.goto(project.path(language));
    const box = page.getByRole('textbox').last();
    const line = page.locator('#composer-line');
    await box.fill(asked[language].plan);
    await expect(line).toContainText(language === 'en' ? 'About 1–2 min' : 'بين دقيقة ودقيقتين');
    await expect(line).toContainText(
      language === 'en' ? '(about 1 more plan)' : '(تكفي لخطة واحدة تقريبًا)',
    );
    expect(await findingsOn(page)).toEqual([]);

    await box.fill(asked[language].analysis);
    const warning = page.getByRole('status').filter({ hasText: short.text.split('{')[0] ?? '' });
    await expect(warning).toBeVisible();
    await expect(line).not.toContainText(estimate.free);
    expect(await findingsOn(page)).toEqual([]);
    // It is said, and nothing more: typing and sending go on.
    await box.pressSequentially(' …');
    await expect(box).toHaveValue(`${asked[language].analysis} …`);
    await warning.getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/${language}/usage$`));
  });
}

test('gives time to a person once, and the balance and the entries show it', async ({
  page,
  request,
}) => {
  const me = await callApi<{ email: string }>(request, 'query', 'account.me');
  await page.goto('/en/usage');
  await page.getByLabel('E-mail of the person').fill(me.email);
  await page.getByLabel('As', { exact: true }).selectOption('paid');
  await page.getByLabel('Minutes').fill('10');
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'got 10 min' })).toBeVisible();
  await expect(page.getByText('paid (s)')).toHaveText('paid (s) +600');
  await expect(page.locator('dl').getByText('10 min', { exact: true })).toBeVisible();
});

for (const language of languages) {
  const { usage: words, billing } = loadMessages(language);

  test(`counts while it works, gives a receipt, and shows what was used as a chart, as a table and entry by entry (${language})`, async ({
    page,
    project,
  }) => {
    await page.goto(project.path(language));
    await say(page, asked[language].plan);
    await expect(page.getByRole('meter', { name: billing.meter.label })).toBeVisible();
    const allBonus = billing.receipt.allBonus.replace('{amount}', '').trim();
    await expect(page.getByText(allBonus)).toBeVisible();

    await page.goto(`/${language}/usage?days=7`);
    await expect(page.getByRole('figure')).toBeVisible();
    await expect(page.getByRole('figure').getByText(words.kind.feature)).toBeVisible();
    await page.getByRole('button', { name: words.asTable }).click();
    await expect(
      page.getByRole('row').filter({ hasText: words.kind.feature }).getByRole('cell'),
    ).toHaveCount(6);
    await expect(page.getByText(words.entry.kind.settle).first()).toBeVisible();
    expect(await findingsOn(page)).toEqual([]);

    // The columns run along the line: the newest day is at its end.
    const days = page.getByRole('figure').locator('bdi');
    const [first, last] = [await days.nth(-3).boundingBox(), await days.last().boundingBox()];
    expect(Math.sign((last?.x ?? 0) - (first?.x ?? 0))).toBe(language === 'ar' ? -1 : 1);
    // Western digits in every language.
    await expect(page.locator('main')).not.toContainText(/[\u0660-\u0669\u06F0-\u06F9]/u);
  });
}
