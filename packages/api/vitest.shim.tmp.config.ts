import { mergeConfig } from 'vitest/config';
import base from './vitest.config';
export default mergeConfig(base, {
  resolve: {
    alias: [
      { find: '@planline/services/build', replacement: '/tmp/shim/build.ts' },
      { find: /^\.\.\/build$/, replacement: '/tmp/shim/build.ts' },
      {
        find: '@planline/engine/workspace/import-sample',
        replacement: '/tmp/shim/import-sample.ts',
      },
    ],
  },
});
