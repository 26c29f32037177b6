import { newAccount } from '../fixtures/account';
import { askApi, callApi } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

const send = (projectId: string, text: string, locale = 'en', messageId = newMessageId()) => ({
  projectId,
  messageId,
  text,
  locale,
});

let made = 0;
function newMessageId(): string {
  made += 1;
  return `01KB${String(process.pid).padStart(10, '0')}${String(made).padStart(12, '0')}`;
}

test.describe('bad input gets a typed error', () => {
  const cases = [
    ['an empty message', '   \n', 'en', 'MESSAGE_EMPTY', 400],
    ['100 KB', 'x'.repeat(100_000), 'en', 'MESSAGE_TOO_LONG', 413],
    [
      'nothing but control and bidi characters',
      '\u202E\u2066\u0000\u200B',
      'en',
      'MESSAGE_EMPTY',
      400,
    ],
    ['a locale nobody speaks here', 'hello', 'xx', 'LOCALE_UNSUPPORTED', 400],
  ] as const;
  for (const [name, text, locale, code, status] of cases) {
    test(name, async ({ request, project }) => {
      const answer = await askApi(
        request,
        'mutation',
        'chat.send',
        send(project.projectId, text, locale),
      );
      expect([answer.error?.code, answer.status]).toEqual([code, status]);
    });
  }

  test('an unknown and somebody else’s project look the same', async ({
    request,
    project,
    browser,
    baseURL,
  }) => {
    const lina = await newAccount({ browser, request, project, baseURL });
    const theirs = await callApi<{ projectId: string }>(
      lina.request,
      'mutation',
      'project.createSample',
    );
    const answers = await Promise.all(
      [theirs.projectId, '01KA0000000000000000000000', 'nothing'].map((projectId) =>
        askApi(request, 'mutation', 'chat.send', send(projectId, 'hello')),
      ),
    );
    for (const answer of answers) {
      expect([answer.error, answer.status]).toEqual([
        { code: 'PROJECT_NOT_FOUND', details: {} },
        404,
      ]);
    }
    await lina.close();
  });

  test('a broken cursor', async ({ request, project }) => {
    const answer = await askApi(request, 'query', 'timeline.page', {
      projectId: project.projectId,
      before: 'zzz',
    });
    expect([answer.error?.code, answer.status]).toEqual(['CURSOR_INVALID', 400]);
  });

  test('bidi controls in a message are taken out before it is stored', async ({
    request,
    project,
  }) => {
    const sent = await askApi<{ messageId: string }>(
      request,
      'mutation',
      'chat.send',
      send(project.projectId, 'read a\u202Ecod.exe please'),
    );
    expect(sent.error).toBeNull();
    const page = await askApi<{ entries: { kind: string; text?: string }[] }>(
      request,
      'query',
      'timeline.page',
      {
        projectId: project.projectId,
      },
    );
    const texts = page.data?.entries.flatMap((entry) =>
      entry.kind === 'user-message' ? [entry.text] : [],
    );
    expect(texts).toContain('read acod.exe please');
  });
});

test('a message that is too long says so in Arabic and stays in the box', async ({
  page,
  project,
}) => {
  await page.goto(project.path('ar'));
  const text = 'س'.repeat(20_500);
  const box = page.getByRole('textbox').last();
  await box.fill(text);
  await box.press('Enter');
  await expect(page.getByText(/20[,.]?000/).first()).toBeVisible();
  await expect(box).toHaveValue(text);
});

test('an address in a language nobody speaks here is a page that says so', async ({ page }) => {
  const answer = await page.goto('/xx/projects/01KA0000000000000000000000');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('link').first()).toBeVisible();
});

for (const [language, direction] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
] as const) {
  test(`a project that is not there has a page that says so (${language})`, async ({ page }) => {
    const answer = await page.goto(`/${language}/projects/01KA0000000000000000000000`);
    expect([200, 404]).toContain(answer?.status());
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('link').first()).toBeVisible();
  });
}
