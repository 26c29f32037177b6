import { readImportGraph } from './imports/import-graph.mjs';
import { importRules } from './imports/import-rules.mjs';
import { checkout } from './setup/checkout.mjs';

/** Keeps the table of ARCHITECTURE.md: who may import whom. */
const graph = readImportGraph(checkout);
const violations = importRules.flatMap((rule) => [...rule(graph)]);

for (const { file, line, rule, message } of violations) {
  console.error(`${file}:${line}  ${rule}: ${message}`);
}
if (violations.length > 0) {
  console.error(
    `\n${violations.length} imports break the rules of ARCHITECTURE.md, "Who may import whom".`,
  );
  process.exit(1);
}
console.log(`imports: ${graph.modules.size} files, no violation`);
