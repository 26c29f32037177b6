import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'db',
    pool: 'forks',
    maxWorkers: 2,
    include: ['src/**/*.test.ts'],
    setupFiles: ['../../scripts/testing/patient-waits.mjs'],
    globalSetup: ['./src/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
