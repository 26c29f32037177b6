import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFilesOf } from './imports/source-files.mjs';
import { checkout } from './setup/checkout.mjs';
import { physicalSidesInCss, physicalSidesInModule } from './styles/physical-sides.mjs';

/** Arabic readers get the mirrored interface for free, as long as no style names a physical side. */
const files = ['apps/web', 'packages/ui'].flatMap((folder) =>
  sourceFilesOf(checkout, folder, /\.(tsx?|css)$/),
);

let count = 0;
for (const file of files) {
  const source = readFileSync(path.join(checkout, file), 'utf8');
  const findings = file.endsWith('.css')
    ? physicalSidesInCss(source)
    : physicalSidesInModule(file, source);
  for (const { line, found } of findings) {
    console.error(`${file}:${line}  physical side: ${found}`);
    count += 1;
  }
}
if (count > 0) {
  console.error(
    `\n${count} styles name left or right: use the logical property (ms-, pe-, start-, …).`,
  );
  process.exit(1);
}
console.log(`styles: ${files.length} files, no physical side`);
