import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';

const output = 'dist';
const pages = (await readdir('.')).filter((name) => name.endsWith('.html'));

for (const page of pages) {
  const html = await readFile(page, 'utf8');
  if (!/<title>[^<]+<\/title>/.test(html)) throw new Error(`${page} has no title`);
}

await rm(output, { recursive: true, force: true });
await mkdir(output);
for (const page of pages) await cp(page, `${output}/${page}`);
for (const folder of ['css', 'js', 'images']) await cp(folder, `${output}/${folder}`, { recursive: true });

console.log(`built ${pages.length} pages into ${output}/`);
