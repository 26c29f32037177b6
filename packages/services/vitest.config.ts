import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'services',
    include: ['src/**/*.test.ts'],
    setupFiles: ['../../scripts/testing/patient-waits.mjs'],
    globalSetup: ['@planline/db/testing/global-setup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
