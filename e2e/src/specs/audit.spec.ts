import AxeBuilder from '@axe-core/playwright';
import { loadMessages } from '@planline/i18n/messages';
import { callApi } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

for (const language of ['en', 'ar'] as const) {
  const { audit, settings } = loadMessages(language);

  test(`an owner reads who did what, and only what was refused (${language})`, async ({
    page,
    project,
    request,
  }) => {
    const { projectId } = project;
    await callApi(request, 'mutation', 'project.rename', { projectId, name: 'مخبز Corner' });

    await page.goto(`${project.path(language)}/settings`);
    await page.getByRole('link', { name: settings.openAudit }).click();
    await expect(page.getByRole('heading', { level: 1, name: audit.title })).toBeVisible();
    // Entries are written a moment after the answer.
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(audit.action.project_rename)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByText(audit.chain.intact)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);

    await page.getByRole('link', { name: audit.filter.refused, exact: true }).click();
    await expect(page.getByText(audit.empty.refused)).toBeVisible();
    await expect(page).toHaveURL(/show=refused/);
  });
}
