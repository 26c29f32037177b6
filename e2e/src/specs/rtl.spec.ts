import type { Page } from '@playwright/test';
import { expect, say, test } from '../fixtures/test';

/** What a reader sees: the characters of the element that holds `needle`, from left to right. */
async function seenFromLeft(page: Page, needle: string): Promise<string> {
  return page.getByRole('log').evaluate((log, text) => {
    const walker = document.createTreeWalker(log, NodeFilter.SHOW_TEXT);
    const glyphs: { left: number; character: string }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1;
      if (at < 0) continue;
      for (let index = at; index < at + text.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        glyphs.push({ left: range.getBoundingClientRect().left, character: text.charAt(index) });
      }
      break;
    }
    return glyphs
      .sort((a, b) => a.left - b.left)
      .map((glyph) => glyph.character)
      .join('');
  }, needle);
}

const technical = [
  '/src/app/auth.ts',
  './run.sh',
  '2026-11-22',
  '10-20',
  '-3',
  '80%',
  '$0.42',
  '#123',
  'Array<string>',
  'src/auth.ts',
  'v1.2.3',
  'https://example.com/a',
];

test('technical text keeps its order inside an Arabic sentence', async ({ page, project }) => {
  await page.goto(project.path('ar'));
  await say(page, technical.map((value) => `ما معنى ${value} في هذا المشروع؟`).join('\n'));
  for (const value of technical) {
    await expect(page.getByRole('log').getByText(value).first()).toBeVisible();
    // The message on its way gives way to the stored one meanwhile: what is read must be what stays.
    await expect.poll(() => seenFromLeft(page, value)).toBe(value);
  }
});

test('the page, its messages and the empty box are right to left in Arabic', async ({
  page,
  project,
}) => {
  await page.goto(project.path('ar'));
  const box = page.getByRole('textbox').last();
  await expect(box).toHaveCSS('direction', 'rtl');
  await box.fill('12345');
  await expect(box).toHaveCSS('direction', 'rtl');
  await box.fill('This is an English question about the code');
  await expect(box).toHaveCSS('direction', 'ltr');
  await box.fill('Okay لكن هذه جملة عربية');
  await expect(box).toHaveCSS('direction', 'rtl');
});

test('a message that has to wait shows its place', async ({ page, project }) => {
  await page.goto(project.path('en'));
  await say(page, 'Add a page about our opening hours');
  await expect(page.locator('form').getByRole('button', { name: 'Stop' })).toBeVisible();
  const box = page.getByRole('textbox').last();
  await box.fill('Where are the prices?');
  await box.press('Enter');
  await expect(page.getByText(/Next in line|Waiting behind|Goes out next/).first()).toBeVisible();
  await expect(
    page
      .getByRole('log')
      .getByText(/cakes\.html/)
      .last(),
  ).toBeVisible({ timeout: 30_000 });
});
