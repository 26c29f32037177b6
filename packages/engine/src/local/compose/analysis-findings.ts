import type { AnalysisResponse } from '@planline/contracts/chat-response';
import type { FindingCategory, FindingPhrases } from '../phrases/phrases';
import { codeSpan } from './code-span';
import type { ComposeContext } from './compose-context';
import {
  churn,
  complexFunctions,
  hasTests,
  largeFiles,
  longFunctions,
  looseDependencies,
  manifestsWithoutLock,
  todosOf,
  unusedClasses,
} from './find-code-flaws';
import { findPageFlaws, type PageFlaw, type PageFlawKind } from './find-page-flaws';

const MAX_PLACES = 8;

type Finding = AnalysisResponse['findings'][number] & { about: FindingCategory };

const pageFlawCategories: readonly [PageFlawKind, FindingCategory][] = [
  ['deadLinks', 'content'],
  ['missingAlt', 'accessibility'],
  ['missingLang', 'accessibility'],
  ['missingLabels', 'accessibility'],
  ['headingJump', 'accessibility'],
  ['missingTitle', 'content'],
  ['missingViewport', 'content'],
  ['missingDescription', 'content'],
];

/** Faults that the index proves, those that hurt readers first. */
export function analysisFindings(context: ComposeContext): Finding[] {
  const { phrases, index } = context;
  const words = phrases.analysis;
  const findings: Finding[] = [];
  const add = (
    about: FindingCategory,
    said: FindingPhrases,
    places: readonly string[],
    count?: number,
  ) => {
    if ((count ?? places.length) === 0) return;
    findings.push({
      about,
      category: words.categories[about],
      title: said.title(count ?? places.length),
      description: said.detail(listed(places, context)),
      impact: said.impact,
      recommendations: [said.advice],
    });
  };
  const flaws = findPageFlaws(index);
  for (const [kind, category] of pageFlawCategories) {
    add(category, words[kind], flaws.filter((flaw) => flaw.kind === kind).map(placeOfFlaw));
  }
  add('security', words.unsafeNames, [], index.skipped.unsafeName);
  const sources = index.files.filter((file) => file.kind === 'source');
  if (sources.length > 0 && !hasTests(index)) {
    add('tests', words.noTests, [context.phrases.counts.files(sources.length)], 1);
  }
  add('dependencies', words.noLockFile, manifestsWithoutLock(context).map(codeSpan), undefined);
  add(
    'dependencies',
    words.loosePins,
    looseDependencies(context).map(({ name }) => codeSpan(name)),
  );
  const functionPlace = (entry: { name: string; file: string; line: number }): string =>
    `${codeSpan(entry.name)} (${codeSpan(`${entry.file}:${entry.line}`)})`;
  add('quality', words.longFunctions, longFunctions(index).map(functionPlace));
  add('quality', words.complexFunctions, complexFunctions(index).map(functionPlace));
  add(
    'quality',
    words.largeFiles,
    largeFiles(index).map(({ path }) => codeSpan(path)),
  );
  add(
    'quality',
    words.unusedClasses,
    unusedClasses(index).map(
      ({ name, file, line }) => `${codeSpan(`.${name}`)} (${codeSpan(`${file}:${line}`)})`,
    ),
  );
  add(
    'maintenance',
    words.todos,
    todosOf(index).map(({ file, line }) => codeSpan(`${file}:${line}`)),
  );
  add(
    'maintenance',
    words.churn,
    churn(context).map(({ path }) => codeSpan(path)),
  );
  const hasReadme = index.files.some((file) => /(^|\/)readme(\.|$)/i.test(file.path));
  if (!hasReadme && index.files.length > 0) add('maintenance', words.noReadme, [], 1);
  return findings;
}

function placeOfFlaw(flaw: PageFlaw): string {
  const place = codeSpan(`${flaw.file}:${flaw.line}`);
  return flaw.target ? `${place} (${codeSpan(flaw.target)})` : place;
}

function listed(places: readonly string[], { phrases }: ComposeContext): string {
  const shown = places.slice(0, MAX_PLACES);
  const rest = places.length - shown.length;
  return phrases.list(rest > 0 ? [...shown, `+${rest}`] : shown);
}
