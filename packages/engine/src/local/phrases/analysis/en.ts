import { countedIn } from '../counted';
import type { Phrases } from '../phrases';

const counted = countedIn('en');

export const analysis: Phrases['analysis'] = {
  overview: (files, lines, languages) =>
    `The project has ${files} with ${lines}, mostly ${languages}.`,
  focus: (topic) => `You asked about ${topic}, so these findings come first.`,
  result: counted({
    one: '# finding, measured in the files themselves.',
    other: '# findings, measured in the files themselves.',
  }),
  clean: 'None of the built-in checks found a fault.',
  limits:
    'These are checks by rule in the local engine: they count and compare, they do not judge design or logic.',
  categories: {
    accessibility: 'Accessibility',
    content: 'Content',
    quality: 'Code quality',
    tests: 'Tests',
    dependencies: 'Dependencies',
    security: 'Security',
    maintenance: 'Maintenance',
  },
  missingAlt: {
    title: counted({
      one: '# image without alternative text',
      other: '# images without alternative text',
    }),
    detail: (places) => `These images have no alternative text: ${places}.`,
    impact: 'Screen readers announce the file name or nothing at all.',
    advice: 'Describe each image in its `alt` attribute; leave it empty for decoration.',
  },
  missingLang: {
    title: counted({ one: '# page without a language', other: '# pages without a language' }),
    detail: (places) => `The language is not declared in ${places}.`,
    impact: 'Screen readers and translators have to guess how to read the page.',
    advice: 'Set the `lang` attribute on the `html` element.',
  },
  deadLinks: {
    title: counted({ one: '# link that leads nowhere', other: '# links that lead nowhere' }),
    detail: (places) => `The target does not exist: ${places}.`,
    impact: 'Visitors end on an error page or see a missing image.',
    advice: 'Point each one at an existing file, or remove it.',
  },
  missingTitle: {
    title: counted({ one: '# page without a title', other: '# pages without a title' }),
    detail: (places) => `There is no title in ${places}.`,
    impact: 'Tabs, bookmarks and search results show the address instead.',
    advice: 'Give each page a short `title` of its own.',
  },
  missingDescription: {
    title: counted({
      one: '# page without a description',
      other: '# pages without a description',
    }),
    detail: (places) => `There is no description for search engines in ${places}.`,
    impact: 'Search results show an arbitrary piece of the page.',
    advice: 'Add a `meta` description of one or two sentences.',
  },
  missingViewport: {
    title: counted({
      one: '# page not prepared for phones',
      other: '# pages not prepared for phones',
    }),
    detail: (places) => `The viewport is not declared in ${places}.`,
    impact: 'Phones show the page in the width of a desktop.',
    advice: 'Add the `viewport` meta element.',
  },
  missingLabels: {
    title: counted({
      one: '# form field without a label',
      other: '# form fields without a label',
    }),
    detail: (places) => `These fields have no label: ${places}.`,
    impact: 'People who use a screen reader cannot tell what to enter.',
    advice: 'Connect a `label` to each field.',
  },
  headingJump: {
    title: counted({ one: '# skipped heading level', other: '# skipped heading levels' }),
    detail: (places) => `A heading skips a level: ${places}.`,
    impact: 'The outline of the page becomes hard to follow.',
    advice: 'Use the levels in order.',
  },
  unusedClasses: {
    title: counted({
      one: '# style class that no page uses',
      other: '# style classes that no page uses',
    }),
    detail: (places) => `No page or script names these classes: ${places}.`,
    impact: 'Unused rules make the style sheet harder to change.',
    advice: 'Remove them after a check that no script builds their names.',
  },
  longFunctions: {
    title: counted({ one: '# function over 60 lines', other: '# functions over 60 lines' }),
    detail: (places) => `The longest: ${places}.`,
    impact: 'Long functions are hard to test and to change safely.',
    advice: 'Move each step into a function with a name.',
  },
  complexFunctions: {
    title: counted({
      one: '# function with many branches',
      other: '# functions with many branches',
    }),
    detail: (places) => `More than 10 branches: ${places}.`,
    impact: 'Every branch is a path that a test has to cover.',
    advice: 'Return early, or replace the branches by a table.',
  },
  todos: {
    title: counted({ one: '# note left for later', other: '# notes left for later' }),
    detail: (places) => `Marked in the comments: ${places}.`,
    impact: 'Work that was put off stays invisible in the planning.',
    advice: 'Turn each note into a task, or remove it.',
  },
  noTests: {
    title: () => 'No tests',
    detail: (places) => `There is source code and not one test: ${places}.`,
    impact: 'Every change has to be checked by hand.',
    advice: 'Begin with a test for the part that changes most often.',
  },
  noLockFile: {
    title: () => 'Dependencies without a lock file',
    detail: (places) =>
      `Dependencies are declared, and no lock file fixes their versions: ${places}.`,
    impact: 'Two installations may get different code.',
    advice: 'Commit the lock file of the package manager.',
  },
  loosePins: {
    title: counted({
      one: '# dependency open to any version',
      other: '# dependencies open to any version',
    }),
    detail: (places) => `Declared with \`*\` or \`latest\`: ${places}.`,
    impact: 'A new release can break the project without any change of its own.',
    advice: 'Name a version or a range.',
  },
  largeFiles: {
    title: counted({
      one: '# source file over 400 lines',
      other: '# source files over 400 lines',
    }),
    detail: (places) => `The largest: ${places}.`,
    impact: 'Large files collect several concerns and invite conflicts.',
    advice: 'Look for the second subject in each and move it out.',
  },
  noReadme: {
    title: () => 'No README',
    detail: () => 'No file tells a newcomer what this is and how to start it.',
    impact: 'Everybody has to find out anew.',
    advice: 'Write down what the project is and the commands to run it.',
  },
  unsafeNames: {
    title: counted({
      one: '# file with a deceptive name',
      other: '# files with a deceptive name',
    }),
    detail: () => 'Their names hold control or direction characters; they were not read.',
    impact: 'Such names can show something else than what is opened.',
    advice: 'Rename them, and find out where they come from.',
  },
  churn: {
    title: counted({
      one: '# file that changes all the time',
      other: '# files that change all the time',
    }),
    detail: (places) => `Changed most often in the recent history: ${places}.`,
    impact: 'Frequent changes in one place point at a missing division.',
    advice: 'Begin reviews and tests there.',
  },
  charts: {
    languages: 'Lines by language',
    kinds: 'Files by kind',
    largest: 'Largest files',
    complex: 'Functions by branches',
    lines: 'Lines',
    files: 'Files',
    file: 'File',
    function: 'Function',
    complexity: 'Branches',
    length: 'Length',
  },
  kinds: {
    source: 'Sources',
    page: 'Pages',
    style: 'Styles',
    test: 'Tests',
    document: 'Documents',
    config: 'Configuration',
    data: 'Data',
    generated: 'Generated',
  },
};
