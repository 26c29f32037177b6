import AxeBuilder from '@axe-core/playwright';
import { createPlanlineClient, RefusedError } from '@planline/client';
import { loadMessages } from '@planline/i18n/messages';
import { newAccount } from '../fixtures/account';
import { expect, test } from '../fixtures/test';

/** A server that holds the key asks for the timeline: `ok`, or the code of the refusal. */
async function askSigned(
  key: { keyId: string; secret: string; actorUserId: string },
  projectId: string,
): Promise<string> {
  const origin = process.env.PLANLINE_E2E_WORKER_URL ?? '';
  try {
    await createPlanlineClient({ origin, maxAttempts: 1, ...key }).timeline({ projectId });
    return 'ok';
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
}

for (const language of ['en', 'ar'] as const) {
  const words = loadMessages(language).apiKeys;

  test(`an owner makes a key, changes its secret and revokes it (${language})`, async ({
    page,
    project,
  }) => {
    const findings = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
    /** The label without the name in it, which is isolated. */
    const button = (label: string) =>
      page.getByRole('button', { name: label.split('{')[0] ?? '' }).first();
    const shown = page.getByRole('status').filter({ hasText: words.secretReady });
    const readKey = async () => {
      const [keyId = '', secret = '', actorUserId = ''] = await shown
        .locator('dd bdi')
        .allTextContents();
      return { keyId, secret, actorUserId };
    };

    await page.goto(`${project.path(language)}/settings`);
    await page.getByLabel(words.name, { exact: true }).fill('Shop');
    await page.getByRole('button', { name: words.create }).click();
    await expect(shown).toBeVisible();
    const first = await readKey();
    expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await findings()).toEqual([]);
    expect(await askSigned(first, project.projectId)).toBe('ok');

    await shown.getByRole('button', { name: words.stored }).click();
    await page.reload();
    await expect(page.getByText(first.keyId)).toBeVisible();
    await expect(page.getByText(first.secret)).toHaveCount(0);

    await button(words.rotateLabel).click();
    await expect(shown).toBeVisible();
    const second = await readKey();
    expect(second.secret).not.toBe(first.secret);
    await expect(page.getByText(words.state.replaced)).toBeVisible();
    expect(await findings()).toEqual([]);
    for (const key of [first, second]) expect(await askSigned(key, project.projectId)).toBe('ok');

    await button(words.revokeLabel).click();
    await page.getByRole('dialog').getByRole('button', { name: words.revokeConfirm }).click();
    await expect(page.getByText(words.state.replaced)).toHaveCount(0);
    expect(await askSigned(first, project.projectId)).toBe('SIGNATURE_INVALID');
    expect(await askSigned(second, project.projectId)).toBe('ok');
  });
}

test('a member who owns nothing finds no keys', async ({ browser, request, project, baseURL }) => {
  const lina = await newAccount({ browser, request, project, baseURL });
  const [page] = lina.pages();
  if (!page) throw new Error('the new account has a page');
  const join = page.getByRole('button', { name: 'Join the project' });
  await expect(join.or(page.getByRole('log'))).toBeVisible();
  if (await join.isVisible()) await join.click();
  await page.getByRole('log').waitFor();
  await page.goto(`${project.path('en')}/settings`);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'API keys' })).toHaveCount(0);
  await lina.close();
});
