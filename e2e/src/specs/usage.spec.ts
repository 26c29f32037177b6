import AxeBuilder from '@axe-core/playwright';
import { loadMessages } from '@planline/i18n/messages';
import { expect, say, test } from '../fixtures/test';

const asked = { en: 'Add a page about our opening hours', ar: 'أضف صفحة عن أوقات العمل' } as const;

for (const language of ['en', 'ar'] as const) {
  const { usage: words, billing } = loadMessages(language);

  test(`a free engine costs nothing, and what it took is shown all the same (${language})`, async ({
    page,
    project,
  }) => {
    await page.goto(project.path(language));
    const box = page.getByRole('textbox').last();
    await box.fill(asked[language]);
    await expect(page.locator('#composer-line')).toContainText(billing.estimate.free);
    await say(page, asked[language]);
    const free = billing.receipt.free.replace('{amount}', '').trim();
    await expect(page.getByText(free).last()).toBeVisible();

    await page.goto(`/${language}/usage?days=7`);
    const chart = page.getByRole('figure');
    await expect(chart.getByText(words.kind.feature)).toBeVisible();
    await page.getByRole('button', { name: words.asTable }).click();
    const figures = page.getByRole('row').filter({ hasText: words.kind.feature }).getByRole('cell');
    await expect(figures).toHaveCount(6);
    // The seconds are there; none of them is charged.
    await expect(figures.nth(3)).toHaveText(/[1-9]/);
    await expect(figures.nth(4)).toHaveText('0');
    await expect(page.getByText(words.entry.kind.allowance).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    // The days run along the line: the newest stands at its end.
    const days = chart.locator('bdi');
    const [first, last] = [await days.nth(-3).boundingBox(), await days.last().boundingBox()];
    expect(Math.sign((last?.x ?? 0) - (first?.x ?? 0))).toBe(language === 'ar' ? -1 : 1);
    // Western digits in every language.
    await expect(page.locator('main')).not.toContainText(/[\u0660-\u0669\u06F0-\u06F9]/u);
  });

  test(`the page of use fits a phone (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${language}/usage`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
