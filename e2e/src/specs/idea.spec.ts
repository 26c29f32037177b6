import { callApi } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

interface Entry {
  kind: string;
  seq: number;
  template?: { template: string };
}

for (const [language, idea, newProject, source, field, create, preview, direction] of [
  [
    'en',
    'A site for a bicycle repair shop with prices and a map',
    'New project',
    'An idea',
    'What do you want to make?',
    'Make the project',
    'Open preview',
    'ltr',
  ],
  [
    'ar',
    'موقع لمقهى صغير في فاس يعرض القائمة وأوقات العمل',
    'مشروع جديد',
    'فكرة',
    null,
    null,
    'فتح المعاينة',
    'rtl',
  ],
] as const) {
  test(`a business idea becomes a greeting, a build and a site (${language})`, async ({
    page,
    request,
    context,
  }) => {
    let projectId: string;
    if (field && create) {
      await page.goto(`/${language}`);
      await page.getByRole('button', { name: newProject }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(source, { exact: true }).click();
      await dialog.getByLabel(field).fill(idea);
      await dialog.getByRole('button', { name: create }).click();
      await page.waitForURL(/\/projects\//);
      projectId = page.url().split('/').at(-1) ?? '';
    } else {
      const made = await callApi<{ projectId: string }>(
        request,
        'mutation',
        'project.createFromIdea',
        { idea, locale: language },
      );
      projectId = made.projectId;
      await page.goto(`/${language}/projects/${projectId}`);
    }
    const link = page.getByRole('link', { name: preview });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('textbox').last()).toBeEditable();

    const { entries } = await callApi<{ entries: Entry[] }>(request, 'query', 'timeline.page', {
      projectId,
    });
    expect(entries.slice(0, 2).map((entry) => entry.template?.template ?? entry.kind)).toEqual([
      'build-request',
      'initial_build_greeting',
    ]);
    expect(entries.filter((entry) => entry.kind === 'build')).toHaveLength(1);
    expect(entries.at(-1)?.kind).toBe('deployment');

    const site = await context.newPage();
    await site.goto((await link.getAttribute('href')) ?? '');
    await expect(site.locator('html')).toHaveAttribute('lang', language);
    await expect(site.locator('html')).toHaveAttribute('dir', direction);
    await expect(site.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
