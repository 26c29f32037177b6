import { expect, test } from '../fixtures/test';

const docs = () => `${process.env.PLANLINE_E2E_WORKER_URL}/v1/docs`;

test('the page about the signed API shows every call, from here alone', async ({ page }) => {
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(docs());
  await expect(page.getByRole('heading', { name: /the signed API/ })).toBeVisible();
  const document = await (await page.request.get(docs().replace('docs', 'openapi.json'))).json();
  const methods = Object.values<object>(document.paths).flatMap((path) => Object.keys(path));
  await expect(page.locator('.opblock')).toHaveCount(methods.length);
  await page.getByText('Turn a plan of a session into a build').click();
  await expect(page.getByText('PLAN_INVALID', { exact: false }).first()).toBeVisible();
  // A browser has no key: nothing can be sent from here.
  await expect(page.getByRole('button', { name: 'Try it out' })).toHaveCount(0);
  expect(said).toEqual([]);
  const here = process.env.PLANLINE_E2E_WORKER_URL ?? '';
  expect(asked.filter((url) => !url.startsWith(`${here}/v1/`) && !url.startsWith('data:'))).toEqual(
    [],
  );
});
