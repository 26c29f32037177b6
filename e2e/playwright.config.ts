import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './src/fixtures/chromium';

/** One product for all specs (global-setup starts it with its own data folder); each test makes its own project. */
export default defineConfig({
  testDir: './src/specs',
  globalSetup: './src/fixtures/global-setup.ts',
  outputDir: './test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    launchOptions: chromiumLaunchOptions(),
    storageState: './test-results/.owner.json',
    screenshot: 'only-on-failure',
    timezoneId: 'UTC',
  },
  projects: [
    { name: 'product', testIgnore: /faults/ },
    // Faults hit the one worker of the product: nothing else may be running meanwhile.
    { name: 'faults', testMatch: /faults/, dependencies: ['product'] },
  ],
});
