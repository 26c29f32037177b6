import { readFileSync } from 'node:fs';
import { cannedAnswer } from '@planline/engine/testing/canned-answers';
import { findTestCli } from '@planline/engine/testing/find-test-cli';
import { createScriptedMessagesApi } from '@planline/engine/testing/scripted-messages-api';
import { structured } from '@planline/engine/testing/scripted-reply';
import { chromium, expect, request as requests, test } from '@playwright/test';
import { callApi } from '../fixtures/api';
import { chromiumLaunchOptions } from '../fixtures/chromium';
import { startProduct } from '../fixtures/product';

test('with a Claude CLI and a key, the real CLI answers, read-only, and the key stays out of the page and the logs', async () => {
  test.setTimeout(150_000);
  const key = 'sk-test-dummy-key-for-loopback-only';
  await using api = await createScriptedMessagesApi({
    script: () => structured(cannedAnswer('feature', 'en')),
  });
  const product = await startProduct({
    CLAUDE_CLI_PATH: findTestCli(),
    ANTHROPIC_API_KEY: key,
    ANTHROPIC_BASE_URL: api.url,
  });
  const before = process.env.PLANLINE_E2E_URL;
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    process.env.PLANLINE_E2E_URL = product.url;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(product.signInLink);
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    const api2 = await requests.newContext({ storageState: await context.storageState() });
    const { projectId } = await callApi<{ projectId: string }>(
      api2,
      'mutation',
      'project.createSample',
    );
    await expect
      .poll(
        async () =>
          (await callApi<{ status: string }>(api2, 'query', 'project.get', { projectId })).status,
      )
      .toBe('ready');
    const project = await callApi<{ engine: { kind: string; reason: string } }>(
      api2,
      'query',
      'project.get',
      { projectId },
    );
    expect(project.engine).toEqual({ kind: 'claude', reason: 'claude-ready' });

    await page.goto(`${product.url}/en/projects/${projectId}`);
    const box = page.getByRole('textbox').last();
    await box.fill('Please add a contact form');
    await box.press('Enter');
    await expect(page.getByRole('button', { name: 'Convert to Build' })).toBeEnabled({
      timeout: 60_000,
    });
    await expect(page.getByText(/changed 0/)).toBeVisible();
    await expect(page.getByText(/no model/)).toHaveCount(0);

    const [first] = api.requests;
    expect(first?.headers['x-api-key']).toBe(key);
    const offered = first?.body?.tools?.map((tool) => tool.name) ?? [];
    expect(offered).toEqual(expect.arrayContaining(['Glob', 'Grep', 'Read', 'StructuredOutput']));
    for (const tool of ['Bash', 'Write', 'Edit', 'NotebookEdit', 'Task', 'WebFetch', 'WebSearch'])
      expect(offered).not.toContain(tool);
    expect(await page.content()).not.toContain(key);
    for (const log of ['worker.log', 'web.log'])
      expect(readFileSync(`${product.dataDirectory}/logs/${log}`, 'utf8')).not.toContain(key);
    await api2.dispose();
  } finally {
    process.env.PLANLINE_E2E_URL = before;
    await browser.close();
    await product.stop();
  }
});
