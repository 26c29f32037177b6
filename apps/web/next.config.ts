import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const workspaceRoot = path.join(import.meta.dirname, '../..');

const config: NextConfig = {
  // Packages are TypeScript sources: there is no build step between them and the pages.
  transpilePackages: [
    '@planline/api',
    '@planline/contracts',
    '@planline/i18n',
    '@planline/services',
    '@planline/ui',
  ],
  // The process that renders pages runs elsewhere than in apps/web, and so do the packages.
  turbopack: { root: workspaceRoot },
  outputFileTracingRoot: workspaceRoot,
  // Types are checked by `verify` and in CI; a start on somebody's machine need not wait for them.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
