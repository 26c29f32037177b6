import type { Language } from '@planline/contracts/locale';
import { ar } from './ar';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';

/**
 * Every sentence of the local engine, once per language. Arguments named `file`, `name`, `names` or `code`
 * arrive wrapped in backticks already; counts arrive as numbers.
 */
export interface Phrases {
  list(items: readonly string[]): string;
  quote(text: string): string;
  counts: {
    files(count: number): string;
    lines(count: number): string;
    pages(count: number): string;
    images(count: number): string;
    commits(count: number): string;
  };
  local: {
    /** Closes an answer: what this engine is, and is not. */
    note: string;
    searched(files: string): string;
  };
  question: {
    best(file: string): string;
    defines(file: string, names: string): string;
    hasHeadings(file: string, names: string): string;
    mentions(file: string, words: string): string;
    says(code: string): string;
    usedBy(file: string, users: string): string;
    others: string;
    changedBy(code: string): string;
    nothing(files: string): string;
    rephrase: string;
    project(name: string, files: string, languages: string): string;
    described(code: string): string;
    pages(names: string): string;
    scripts: string;
    noManifest: string;
    dependencies(count: number, file: string): string;
    noDependencies(file: string): string;
    counted(files: string, lines: string): string;
    followUp: string;
  };
  feature: {
    summary(request: string): string;
    overviewSite(pages: string): string;
    overviewCode(file: string, reason: string): string;
    overviewUnknown(files: string): string;
    extendTitle(file: string): string;
    extend(file: string, place: string, request: string): string;
    connectTitle: string;
    connect(files: string): string;
    testTitle: string;
    extendTests(files: string): string;
    newTests(file: string): string;
    documentTitle: string;
    document(file: string): string;
    clarifyTitle: string;
    clarify(request: string): string;
    riskUsers(file: string, files: string): string;
    riskUntested(file: string): string;
    riskComplex(name: string, complexity: number): string;
    riskChurn(file: string, commits: string): string;
    riskModel: string;
    alternative(file: string): string;
    dependencyReason(file: string): string;
    place(name: string, line: number): string;
    wholeFile: string;
    prompt(request: string, files: string): string;
  };
  /** Titles and descriptions that the recipes understand again when the plan is built. */
  recipe: {
    addPageTitle(title: string): string;
    addPage(file: string, title: string): string;
    linkPage: string;
    addSectionTitle(heading: string, file: string): string;
    addSection(file: string, heading: string): string;
    addFormTitle(file: string): string;
    addForm(file: string): string;
    addHoursTitle(file: string): string;
    addHours(file: string): string;
    copyHours(from: string): string;
    hoursExist(file: string): string;
    changeTextTitle(from: string, to: string): string;
    changeText(from: string, to: string, file: string): string;
    changeColourTitle(role: 'accent' | 'background' | 'text', code: string): string;
    changeColour(role: 'accent' | 'background' | 'text', file: string, code: string): string;
    darkTitle: string;
    dark(file: string): string;
    altTitle(file: string): string;
    alt(file: string, images: string): string;
    languageTitle(file: string): string;
    language(file: string, code: string): string;
    linksTitle(file: string): string;
    links(file: string, links: string): string;
    checkTitle: string;
    check: string;
    placeholderRisk: string;
    formRisk: string;
    formExists(file: string): string;
    deleteRisk: string;
  };
  fix: {
    issue(request: string): string;
    category: Record<FixCategory, string>;
    cause(file: string, place: string, reason: string): string;
    causeFound(findings: string): string;
    causeUnknown(files: string): string;
    alsoLikely(files: string): string;
    reason: {
      names(names: string): string;
      path(words: string): string;
      words(words: string): string;
      history(commits: string): string;
    };
    honest: string;
    approach(file: string): string;
    approachFound(files: string): string;
    approachUnknown: string;
    change(file: string, place: string): string;
    changeSecond(file: string): string;
    changeTest(file: string): string;
    testWith(code: string): string;
    testManually: string;
    preventTest: string;
    preventCheck: string;
    preventSmall(name: string): string;
  };
  analysis: {
    overview(files: string, lines: string, languages: string): string;
    focus(topic: string): string;
    result(count: number): string;
    clean: string;
    limits: string;
    categories: Record<FindingCategory, string>;
    missingAlt: FindingPhrases;
    missingLang: FindingPhrases;
    deadLinks: FindingPhrases;
    missingTitle: FindingPhrases;
    missingDescription: FindingPhrases;
    missingViewport: FindingPhrases;
    missingLabels: FindingPhrases;
    headingJump: FindingPhrases;
    unusedClasses: FindingPhrases;
    longFunctions: FindingPhrases;
    complexFunctions: FindingPhrases;
    todos: FindingPhrases;
    noTests: FindingPhrases;
    noLockFile: FindingPhrases;
    loosePins: FindingPhrases;
    largeFiles: FindingPhrases;
    noReadme: FindingPhrases;
    unsafeNames: FindingPhrases;
    churn: FindingPhrases;
    charts: {
      languages: string;
      kinds: string;
      largest: string;
      complex: string;
      lines: string;
      files: string;
      file: string;
      function: string;
      complexity: string;
      length: string;
    };
    kinds: Record<KindName, string>;
  };
  general: {
    greeting: string;
    thanks: string;
    able: string;
    identity: string;
    unable: string;
    askLead: string;
    examples(page: string | null): readonly string[];
    project(files: string, languages: string): string;
  };
  build: {
    ideaStep(file: string): string;
    wrote(file: string): string;
    changed(files: string): string;
    alreadyDone: string;
    noRecipe: string;
    notIncluded: string;
    notFound(text: string): string;
    noPage: string;
    noStyles: string;
    pageExists(file: string): string;
    linksLeft(places: string): string;
    unlinked(places: string): string;
    linksClean: string;
    documentStep(file: string): string;
    documentOnly(file: string): string;
    placeholder: string;
    guessedAlt: string;
    refusedPath: string;
  };
}

export type FixCategory = 'links' | 'images' | 'language' | 'layout' | 'data' | 'error' | 'other';
export type FindingCategory =
  | 'accessibility'
  | 'content'
  | 'quality'
  | 'tests'
  | 'dependencies'
  | 'security'
  | 'maintenance';
export type KindName =
  | 'source'
  | 'page'
  | 'style'
  | 'test'
  | 'document'
  | 'config'
  | 'data'
  | 'generated';

export interface FindingPhrases {
  title(count: number): string;
  /** `places` is a list of files with lines. */
  detail(places: string): string;
  impact: string;
  advice: string;
}

const all: Readonly<Record<Language, Phrases>> = { en, fr, es, ar };

export function phrasesOf(language: Language): Phrases {
  return all[language];
}
