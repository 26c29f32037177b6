import type { ComposeContext } from './compose-context';
import { functionsOf, todosOf } from './find-code-flaws';
import { findPageFlaws, pagesOf } from './find-page-flaws';
import { linesByLanguage, totalLines } from './project-facts';

/** Counts that can be checked by hand; keys are stable, values are numbers or maps of numbers. */
export function analysisMetrics({
  index,
  history,
  manifests,
}: ComposeContext): Record<string, unknown> {
  const functions = functionsOf(index);
  const tests = index.files.filter((file) => file.kind === 'test').length;
  const sources = index.files.filter((file) => file.kind === 'source').length;
  const lengths = functions.map((entry) => entry.length).sort((a, b) => a - b);
  return {
    files: index.files.length,
    lines: totalLines(index),
    bytes: index.files.reduce((sum, file) => sum + file.bytes, 0),
    linesByLanguage: Object.fromEntries(
      linesByLanguage(index).map(({ language, lines }) => [language, lines]),
    ),
    pages: pagesOf(index).length,
    pageFlaws: findPageFlaws(index).length,
    sourceFiles: sources,
    testFiles: tests,
    testsPerSource: sources === 0 ? 0 : Math.round((tests / sources) * 100) / 100,
    functions: functions.length,
    medianFunctionLines: lengths[Math.floor(lengths.length / 2)] ?? 0,
    longestFunctionLines: lengths.at(-1) ?? 0,
    highestComplexity: functions.reduce((most, entry) => Math.max(most, entry.complexity), 0),
    todos: todosOf(index).length,
    dependencies: manifests.reduce((sum, manifest) => sum + manifest.dependencies.length, 0),
    commitsRead: history.length,
    skippedFiles: Object.values(index.skipped).reduce((sum, count) => sum + count, 0),
  };
}
