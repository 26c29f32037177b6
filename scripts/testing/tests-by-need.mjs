import { reachableFrom, readImportGraph } from '../imports/import-graph.mjs';

/** Parts of the code that start something outside of Node: a test that reaches one of them needs it. */
const outside = [
  /^packages\/db\/src\/(testing|embedded)\//,
  /^packages\/engine\/src\/testing\/.*claude/,
];

const isTest = (file) => /\.test\.tsx?$/.test(file);

/** PostgreSQL, the Claude CLI, git or any other program. */
function startsSomething(graph, file) {
  if (outside.some((pattern) => pattern.test(file))) return true;
  const edges = graph.modules.get(file)?.edges ?? [];
  return edges.some((edge) => !edge.isType && edge.specifier === 'node:child_process');
}

/**
 * Which tests need something outside of Node, told from what they import and not from their names.
 * @returns {{ withOutside: string[], alone: string[] }} paths relative to the checkout
 */
export function testsByNeed(root) {
  const graph = readImportGraph(root);
  const withOutside = [];
  const alone = [];
  for (const file of graph.modules.keys()) {
    if (!isTest(file)) continue;
    const needs = [...reachableFrom(graph, file)].some((reached) =>
      startsSomething(graph, reached),
    );
    (needs ? withOutside : alone).push(file);
  }
  return { withOutside, alone };
}
