import { pageSlug } from '../recipes/page-slug';
import type { BusinessIdea } from './read-idea';

export const siteCss = `:root {
  --background: #fdfbf7;
  --surface: #ffffff;
  --text: #22262b;
  --muted: #5b636d;
  --accent: #0f5e56;
  --on-accent: #ffffff;
  --line: #dcd7cc;
}

* {
  box-sizing: border-box;
}

body {
  margin: 0;
  font-family: system-ui, "Noto Sans Arabic", sans-serif;
  line-height: 1.7;
  color: var(--text);
  background: var(--background);
}

.skip {
  position: absolute;
  inset-inline-start: -100vw;
}

.skip:focus {
  inset-inline-start: 1rem;
}

.site-header {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 2rem;
  align-items: baseline;
  justify-content: space-between;
  padding: 1rem max(1rem, calc((100% - 60rem) / 2));
  border-block-end: 1px solid var(--line);
}

.brand {
  font-size: 1.25rem;
  font-weight: 700;
  color: var(--text);
  text-decoration: none;
}

nav ul {
  display: flex;
  gap: 1.5rem;
  margin: 0;
  padding: 0;
  list-style: none;
}

a {
  color: var(--accent);
}

nav a[aria-current="page"] {
  font-weight: 700;
  text-decoration: none;
}

main {
  max-width: 60rem;
  margin-inline: auto;
  padding: 2rem 1rem 4rem;
}

h1 {
  font-size: clamp(1.9rem, 5vw, 3rem);
  line-height: 1.25;
}

.hero {
  padding-block: 2rem;
}

.lead {
  font-size: 1.25rem;
  color: var(--muted);
}

.button {
  display: inline-block;
  padding: 0.6rem 1.2rem;
  border: 0;
  border-radius: 0.5rem;
  font: inherit;
  color: var(--on-accent);
  background: var(--accent);
  text-decoration: none;
  cursor: pointer;
}

.cards {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  gap: 1rem;
  padding: 0;
  list-style: none;
}

.cards li {
  padding: 1rem 1.25rem;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
  background: var(--surface);
}

blockquote {
  margin-inline: 0;
  padding-inline-start: 1rem;
  border-inline-start: 4px solid var(--accent);
}

label {
  display: block;
  font-weight: 600;
}

input,
textarea {
  width: 100%;
  padding: 0.5rem;
  border: 1px solid var(--line);
  border-radius: 0.4rem;
  font: inherit;
}

:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}

.note {
  color: var(--muted);
}

.site-footer {
  padding: 1rem;
  border-block-start: 1px solid var(--line);
  text-align: center;
  color: var(--muted);
}
`;

export const contactScript = `const form = document.querySelector('#contact-form');
const status = document.querySelector('#form-status');

form?.addEventListener('submit', () => {
  status.textContent = form.dataset.sent;
});
`;

/** Copies the site to `dist` after a check of its links: a build that passes is a site that holds together. */
export const buildScript = `import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { brokenReferences } from './site-references.mjs';

const root = new URL('..', import.meta.url);
const broken = await brokenReferences(root);
if (broken.length > 0) {
  console.error('Broken references:\\n' + broken.join('\\n'));
  process.exit(1);
}
const dist = new URL('dist/', root);
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const pages = (await readdir(root)).filter((name) => name.endsWith('.html'));
for (const entry of [...pages, 'css', 'js']) {
  await cp(new URL(entry, root), new URL(entry, dist), { recursive: true });
}
console.log('Built ' + pages.length + ' pages into dist/');
`;

export const referencesScript = `import { access, readdir, readFile } from 'node:fs/promises';

/** Links, styles and scripts of all pages that lead to no file, as "page: target". */
export async function brokenReferences(root) {
  const pages = (await readdir(root)).filter((name) => name.endsWith('.html'));
  const broken = [];
  for (const page of pages) {
    const html = await readFile(new URL(page, root), 'utf8');
    for (const [, target] of html.matchAll(/\\b(?:href|src)="([^"]*)"/g)) {
      const path = target.split(/[?#]/)[0];
      if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path)) continue;
      await access(new URL(path, new URL(page, root))).catch(() => broken.push(page + ': ' + target));
    }
  }
  return broken;
}
`;

export const siteTest = `import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { brokenReferences } from '../scripts/site-references.mjs';

const root = new URL('..', import.meta.url);
const pages = (await readdir(root)).filter((name) => name.endsWith('.html'));

test('every link leads to a file', async () => {
  assert.deepEqual(await brokenReferences(root), []);
});

for (const page of pages) {
  test(page + ' declares its language, direction, title and one main heading', async () => {
    const html = await readFile(new URL(page, root), 'utf8');
    assert.match(html, /<html lang="[a-z-]+" dir="(?:ltr|rtl)">/);
    assert.match(html, /<title>[^<]+<\\/title>/);
    assert.equal(html.match(/<h1[ >]/g)?.length, 1);
  });
}
`;

export function packageManifest(idea: BusinessIdea): string {
  const manifest = {
    name: pageSlug(idea.name),
    version: '0.1.0',
    private: true,
    type: 'module',
    description: idea.text.slice(0, 200),
    scripts: {
      build: 'node scripts/build.mjs',
      test: 'node --test tests/site.test.mjs',
    },
    engines: { node: '>=20' },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export function readmeText(idea: BusinessIdea): string {
  return `# ${idea.name}

${idea.text}

- \`npm run build\` checks the links and writes the site to \`dist/\`
- \`npm test\` checks every page

Pages are plain HTML beside this file; styles are in \`css/\`, the script of the contact form in \`js/\`.
`;
}
