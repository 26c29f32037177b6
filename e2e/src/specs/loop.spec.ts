import { expect, say, test } from '../fixtures/test';

/** The whole loop, in two languages: message, plan, convert, build, deployment, all in one timeline. */
const loops = [
  {
    language: 'en',
    direction: 'ltr',
    message: 'Add a page about our opening hours',
    convert: 'Convert to Build',
    start: 'Start the build',
    preview: 'Open preview',
    proof: /changed 0/,
  },
  {
    language: 'ar',
    direction: 'rtl',
    message: 'أضف صفحة عن أوقات العمل',
    convert: 'تحويل إلى بناء',
    start: 'ابدأ البناء',
    preview: 'فتح المعاينة',
    proof: /./,
  },
] as const;

for (const loop of loops) {
  test(`a message becomes a plan, the plan a build, the build a preview (${loop.language})`, async ({
    page,
    context,
    project,
  }) => {
    await page.goto(project.path(loop.language));
    await expect(page.locator('html')).toHaveAttribute('dir', loop.direction);
    await expect(page.locator('html')).toHaveAttribute('lang', loop.language);

    await say(page, loop.message);
    const log = page.getByRole('log');
    await expect(log.getByText(loop.message, { exact: true }).first()).toBeVisible();
    const convert = page.getByRole('button', { name: loop.convert });
    await expect(convert).toBeEnabled();
    await expect(log.getByText(loop.proof).first()).toBeVisible();

    await convert.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/[0-9a-f]{7}/);
    await expect(dialog).toContainText('.html');
    await dialog.getByRole('button', { name: loop.start }).click();

    const preview = page.getByRole('link', { name: loop.preview });
    await expect(preview).toBeVisible({ timeout: 45_000 });
    const address = (await preview.getAttribute('href')) ?? '';
    expect(new URL(address).host).not.toBe(new URL(page.url()).host);
    const shown = await context.newPage();
    const answer = await shown.goto(address);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['content-security-policy']).toContain('frame-ancestors');
    expect(answer?.headers()['set-cookie']).toBeUndefined();
    await expect(shown.getByRole('heading', { level: 1 })).toBeVisible();

    // One timeline: everything is still there after a reload, in order.
    await page.reload();
    await expect(page.getByRole('link', { name: loop.preview })).toBeVisible();
    await page
      .getByRole('log')
      .press('Home')
      .catch(() => {});
    await expect(page.getByRole('textbox').last()).toBeEditable();
  });
}

test('a question is answered with references that exist', async ({ page, project }) => {
  await page.goto(project.path('en'));
  await say(page, 'Where are the opening hours computed?');
  await expect(
    page
      .getByRole('log')
      .getByText(/js\/dates\.js/)
      .first(),
  ).toBeVisible();
});

for (const [language, message] of [
  ['fr', 'Ajoute une page sur nos horaires d’ouverture'],
  ['es', 'Añade una página con nuestro horario'],
] as const) {
  test(`a plan is written in the reader’s language (${language})`, async ({ page, project }) => {
    await page.goto(project.path(language));
    await say(page, message);
    const convert = {
      fr: /build|construction|lancer|convertir/i,
      es: /build|construcción|convertir/i,
    }[language];
    await expect(page.getByRole('button', { name: convert }).first()).toBeEnabled();
  });
}
