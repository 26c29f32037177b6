import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, say, test } from '../fixtures/test';

/** What a phone shows, and what the dark of an evening shows. */
test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true });

const sidewaysPx = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [language, ask, convert, start] of [
  ['en', 'Add a page about our opening hours', 'Convert to Build', 'Start the build'],
  ['ar', 'أضف صفحة عن أوقات العمل', 'تحويل إلى بناء', 'ابدأ البناء'],
] as const) {
  test(`the loop can be begun at 360 px in the dark (${language})`, async ({ page, project }) => {
    await page.goto(project.path(language));
    await say(page, ask);
    const button = page.getByRole('button', { name: convert });
    await expect(button).toBeEnabled();
    expect(await sidewaysPx(page)).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((found) => `${found.id}: ${found.nodes[0]?.html.slice(0, 160)}`)).toEqual(
      [],
    );
    await button.tap();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: start })).toBeVisible();
    const box = await dialog.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(await sidewaysPx(page)).toBe(0);
  });
}
