import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{features,i18n,server}/**/*.test.ts'], environment: 'node' },
});
