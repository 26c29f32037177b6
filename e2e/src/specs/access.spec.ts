import { askApi, callApi } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

test('an invited person joins by the link, sees the timeline, and loses it when removed', async ({
  browser,
  baseURL,
  page,
  project,
  request,
}) => {
  await page.goto(`${project.path('en')}/settings`);
  const { token } = await callApi<{ token: string }>(request, 'mutation', 'project.invite', {
    projectId: project.projectId,
    role: 'member',
  });
  const stranger = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    baseURL: baseURL ?? '',
  });
  const guest = await stranger.newPage();

  const before = await askApi(stranger.request, 'query', 'timeline.page', {
    projectId: project.projectId,
  });
  expect(before.error?.code).toBe('UNAUTHENTICATED');

  await guest.goto(`/en/invitation/${token}`);
  await expect(guest.getByRole('heading').first()).toBeVisible();
  await guest.getByRole('link', { name: 'Continue' }).click();
  await guest.getByLabel('Name', { exact: true }).fill('Lina');
  await guest.getByLabel('E-mail').fill(`lina-${project.projectId.toLowerCase()}@example.com`);
  await guest.getByLabel('Password').fill('a long enough password');
  await guest.getByRole('button', { name: 'Make the account' }).click();
  const join = guest.getByRole('button', { name: 'Join the project' });
  await expect(join.or(guest.getByRole('log')).first()).toBeVisible();
  if (await join.isVisible()) await join.click();
  await guest.waitForURL(/\/projects\//);
  await expect(guest.getByRole('textbox').last()).toBeEditable();

  const { members } = await callApi<{ members: { userId: string; name: string }[] }>(
    request,
    'query',
    'project.members',
    {
      projectId: project.projectId,
    },
  );
  const lina = members.find((member) => member.name === 'Lina');
  expect(lina).toBeDefined();
  await callApi(request, 'mutation', 'project.removeMember', {
    projectId: project.projectId,
    userId: lina?.userId,
  }).catch(() => {});
  const after = await askApi(stranger.request, 'query', 'timeline.page', {
    projectId: project.projectId,
  });
  const missing = await askApi(stranger.request, 'query', 'timeline.page', {
    projectId: 'no-such-project',
  });
  expect(after.error).toEqual({ code: 'PROJECT_NOT_FOUND', details: {} });
  expect(missing.error).toEqual(after.error);
  await stranger.close();
});
