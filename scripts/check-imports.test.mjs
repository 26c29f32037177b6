import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImportGraph } from './imports/import-graph.mjs';
import { importRules } from './imports/import-rules.mjs';
import { readImports } from './imports/read-imports.mjs';

const workspace = (name) => `@planline/${name}`;
const manifests = {
  'packages/contracts': { exports: { './*': './src/*.ts' }, dependencies: { zod: '4' } },
  'packages/db': { exports: { './*': './src/*.ts' }, uses: ['contracts'] },
  'packages/engine': { exports: { './*': './src/*.ts' }, uses: ['contracts', 'db'] },
  'packages/services': {
    exports: { './*': './src/*/index.ts', './context': './src/context.ts' },
    uses: ['contracts', 'db', 'engine'],
    devDependencies: { vitest: '4' },
  },
  'packages/api': { exports: { './*': './src/*.ts' }, uses: ['contracts', 'services'] },
  'packages/ui': { exports: { './*': './src/*.tsx' }, dependencies: { react: '19' } },
  'apps/web': { uses: ['api', 'contracts', 'ui', 'services', 'db'] },
  'apps/worker': { uses: ['services', 'contracts', 'db'] },
};

/** A made-up workspace with these files. @returns {string[]} "file rule: message" of each violation */
function check(files) {
  const root = mkdtempSync(path.join(tmpdir(), 'planline-imports-'));
  const write = (file, text) => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const [folder, { uses = [], dependencies = {}, ...rest }] of Object.entries(manifests)) {
    const manifest = {
      name: workspace(folder.split('/')[1]),
      dependencies: {
        ...dependencies,
        ...Object.fromEntries(uses.map((name) => [workspace(name), 'workspace:*'])),
      },
      ...rest,
    };
    write(`${folder}/package.json`, JSON.stringify(manifest));
  }
  write('packages/contracts/src/plan.ts', 'export const plan = 1; export interface Plan {}');
  write('packages/db/src/client.ts', 'export const client = 1;');
  write('packages/services/src/context.ts', 'export interface ServiceContext {}');
  write('packages/services/src/chat/index.ts', 'export const send = 1;');
  write('packages/services/src/chat/send.ts', 'export const send = 1;');
  write('packages/api/src/router.ts', 'export const router = 1; export type Router = 1;');
  write('packages/ui/src/button.tsx', 'export const Button = 1;');
  for (const [file, text] of Object.entries(files)) write(file, text);
  const graph = readImportGraph(root);
  return importRules
    .flatMap((rule) => [...rule(graph)])
    .map((one) => `${one.file} ${one.rule}: ${one.message}`);
}

describe('layers', () => {
  it('accepts what the table allows', () => {
    expect(
      check({
        'packages/db/src/a.ts': "import { plan } from '@planline/contracts/plan';",
        'packages/services/src/plan/index.ts': "import { client } from '@planline/db/client';",
        'packages/api/src/a.ts':
          "import type { ServiceContext } from '@planline/services/context';",
        'apps/worker/src/main.ts': "import { client } from '@planline/db/client';",
        'apps/web/server/main.ts': "import { client } from '@planline/db/client';",
      }),
    ).toEqual([]);
  });

  it('refuses an engine that knows the database', () => {
    expect(
      check({ 'packages/engine/src/a.ts': "import { client } from '@planline/db/client';" }),
    ).toEqual(['packages/engine/src/a.ts layers: engine may not import db here']);
  });

  it('keeps the database to the composition roots of the apps', () => {
    expect(
      check({
        'apps/worker/src/tasks/a.ts': "import { client } from '@planline/db/client';",
        'apps/web/app/page.tsx': "import { send } from '@planline/services/chat';",
      }),
    ).toEqual([
      'apps/web/app/page.tsx layers: web may not import services here',
      'apps/worker/src/tasks/a.ts layers: worker may not import db here',
    ]);
  });

  it('counts a dynamic import and a re-export as imports', () => {
    expect(
      check({
        'packages/contracts/src/a.ts': "export { client } from '@planline/db/client';",
        'packages/contracts/src/b.ts': "export const load = () => import('@planline/db/client');",
      }).filter((line) => line.includes('layers')),
    ).toHaveLength(2);
  });
});

describe('manifests', () => {
  it('refuses what the manifest does not list, in code and in tests alike', () => {
    expect(
      check({
        'packages/services/src/chat/a.ts': "import { it } from 'vitest'; import 'left-pad';",
        'packages/services/src/chat/a.test.ts': "import { it } from 'vitest'; import 'left-pad';",
      }),
    ).toEqual([
      'packages/services/src/chat/a.test.ts manifest: left-pad is not in the manifest of services',
      'packages/services/src/chat/a.ts manifest: vitest is not in the manifest of services',
      'packages/services/src/chat/a.ts manifest: left-pad is not in the manifest of services',
    ]);
  });

  it('refuses a way into another part that its exports do not open', () => {
    expect(
      check({
        'packages/api/src/a.ts': "import { send } from '@planline/services/chat/send';",
        'packages/api/src/b.ts': "import { plan } from '../../contracts/src/plan';",
      }),
    ).toEqual([
      'packages/api/src/a.ts manifest: @planline/services/chat/send is not exported',
      'packages/api/src/b.ts manifest: reaches into contracts by a relative path',
    ]);
  });
});

describe('domains of services', () => {
  it('meet at index.ts', () => {
    expect(
      check({ 'packages/services/src/plan/a.ts': "import { send } from '../chat/send';" }),
    ).toEqual(['packages/services/src/plan/a.ts domains: meets chat past its index.ts']);
  });

  it('keep their order', () => {
    expect(check({ 'packages/services/src/run/a.ts': "import { send } from '../chat';" })).toEqual([
      'packages/services/src/run/a.ts domains: run comes before chat and may not import it',
    ]);
  });

  it('outside the order may not form a ring', () => {
    const lines = check({
      'packages/services/src/project/index.ts': "import { a } from '../audit';",
      'packages/services/src/audit/index.ts': "import { b } from '../project';",
    });
    expect(lines.join('\n')).toContain('domains in a ring: audit → project → audit');
  });
});

describe('web', () => {
  it('has features that know nothing of routes', () => {
    expect(
      check({
        'apps/web/app/page.tsx': 'export const page = 1;',
        'apps/web/features/chat/a.tsx': "import { page } from '../../app/page';",
      }),
    ).toEqual(['apps/web/features/chat/a.tsx web: features may not import app']);
  });

  it('lets client code have the types of the server, and nothing else of it', () => {
    expect(
      check({
        'apps/web/features/a.tsx':
          "'use client';\nimport type { Router } from '@planline/api/router';",
        'apps/web/features/b.tsx':
          "'use client';\nimport { type Router, router } from '@planline/api/router';",
      }),
    ).toEqual([
      'apps/web/features/b.tsx web: client code imports @planline/api/router: use `import type`',
    ]);
  });

  it('follows client code into the files it pulls in', () => {
    expect(
      check({
        'apps/web/features/a.tsx': "// a comment first\n'use client';\nimport { b } from './b';",
        'apps/web/features/b.ts': "import { readFileSync } from 'node:fs'; export const b = 1;",
      }),
    ).toEqual([
      'apps/web/features/b.ts web: client code imports node:fs: use `import type` (reached from apps/web/features/a.tsx)',
    ]);
  });
});

describe('rings', () => {
  it('are refused between files, unless only types go round', () => {
    expect(
      check({
        'packages/db/src/a.ts': "import { b } from './b'; export const a = 1;",
        'packages/db/src/b.ts': "import { a } from './a'; export const b = 1;",
        'packages/db/src/c.ts': "import type { d } from './d'; export const c = 1;",
        'packages/db/src/d.ts': "import { c } from './c'; export const d = 1;",
      }),
    ).toEqual([
      'packages/db/src/a.ts rings: imports in a ring: packages/db/src/a.ts, packages/db/src/b.ts',
    ]);
  });
});

describe('readImports', () => {
  it('does not take a file it cannot parse for a clean one', () => {
    expect(() => readImports('broken.ts', 'import {')).toThrow('broken.ts');
  });
});
