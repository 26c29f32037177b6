import { analysis } from './analysis/en';
import { countedIn, listIn } from './counted';
import type { Phrases } from './phrases';

const counted = countedIn('en');
const roles = { accent: 'main', background: 'background', text: 'text' } as const;

export const en: Phrases = {
  list: listIn('en'),
  quote: (text) => `“${text}”`,
  counts: {
    files: counted({ one: '# file', other: '# files' }),
    lines: counted({ one: '# line', other: '# lines' }),
    pages: counted({ one: '# page', other: '# pages' }),
    images: counted({ one: '# image', other: '# images' }),
    commits: counted({ one: '# commit', other: '# commits' }),
  },
  local: {
    note: 'This comes from the local engine: it searched an index of the project. No language model read or interpreted the code.',
    searched: (files) => `Searched ${files}.`,
  },
  question: {
    best: (file) => `The closest match is ${file}.`,
    defines: (file, names) => `${file} defines ${names}.`,
    hasHeadings: (file, names) => `${file} has the headings ${names}.`,
    mentions: (file, words) => `${file} mentions ${words}.`,
    says: (code) => `Its own comment says: ${code}`,
    usedBy: (file, users) => `${file} is used by ${users}.`,
    others: 'Also worth reading:',
    changedBy: (code) => `A past commit that touched it: ${code}`,
    nothing: (files) => `Nothing in the ${files} of this project matches your words.`,
    rephrase:
      'Try a name that occurs in the code: a page, a function, a label that you see on the screen.',
    project: (name, files, languages) =>
      `${name} is a project of ${files}, written mostly in ${languages}.`,
    described: (code) => `It describes itself as: ${code}`,
    pages: (names) => `Its pages are ${names}.`,
    scripts: 'Its scripts are:',
    noManifest: 'There is no package manifest, so no scripts and no dependencies are declared.',
    dependencies: (count, file) =>
      `${file} declares ${count === 1 ? '1 dependency' : `${count} dependencies`}:`,
    noDependencies: (file) => `${file} declares no dependencies.`,
    counted: (files, lines) => `The project has ${files} with ${lines}.`,
    followUp: 'Read together with your previous message.',
  },
  feature: {
    summary: (request) => `A plan for: ${request}`,
    overviewSite: (pages) =>
      `This is a static site with ${pages}. The steps below edit its files directly, and the local engine can build them.`,
    overviewCode: (file, reason) =>
      `The closest existing code is ${file}, because ${reason}. The plan extends it and then covers its callers and tests.`,
    overviewUnknown: (files) =>
      `Nothing in the ${files} of this project comes close to the request, so the plan begins by settling where it belongs.`,
    extendTitle: (file) => `Extend ${file}`,
    extend: (file, place, request) =>
      `Work in ${file}, at ${place}. What is asked for: ${request}. Keep to the names and the structure that are already there.`,
    connectTitle: 'Bring the callers along',
    connect: (files) => `These files use what changes; check each of them: ${files}.`,
    testTitle: 'Cover it with tests',
    extendTests: (files) => `Add cases for the new behaviour to ${files}.`,
    newTests: (file) =>
      `No test mentions ${file} yet. Write one for the new behaviour before changing the old.`,
    documentTitle: 'Update the documentation',
    document: (file) => `Describe the change in ${file}.`,
    clarifyTitle: 'Settle where it belongs',
    clarify: (request) =>
      `Name the page, the module or the screen that this is about: ${request}. With that name the plan can point at files.`,
    riskUsers: (file, files) =>
      `${file} is used by ${files}; a change of its interface reaches them.`,
    riskUntested: (file) => `No test mentions ${file}, so a mistake would go unnoticed.`,
    riskComplex: (name, complexity) =>
      `${name} already has ${complexity} branches; split it before adding more.`,
    riskChurn: (file, commits) =>
      `${file} changed in ${commits} of the recent history; expect conflicts.`,
    riskModel:
      'The candidate files come from a search, not from understanding. Editing this code needs a model engine or a person.',
    alternative: (file) => `Begin in ${file} instead, the next best match.`,
    dependencyReason: (file) => `Already used by ${file}.`,
    place: (name, line) => `${name} (line ${line})`,
    wholeFile: 'its main part',
    prompt: (request, files) => `Request: ${request}\nCandidate files: ${files}`,
  },
  recipe: {
    addPageTitle: (title) => `Add the page ${title}`,
    addPage: (file, title) =>
      `Create the new page ${file} with the title ${title}, in the layout of the home page.`,
    linkPage: 'Link it in the navigation of all other pages.',
    addSectionTitle: (heading, file) => `Add the section ${heading} to ${file}`,
    addSection: (file, heading) => `Add a section with the heading ${heading} to ${file}.`,
    addFormTitle: (file) => `Add a contact form to ${file}`,
    addForm: (file) => `Add a contact form with name, e-mail and message to ${file}.`,
    addHoursTitle: (file) => `Add the opening hours to ${file}`,
    addHours: (file) => `Add a table with the opening hours of the week to ${file}.`,
    copyHours: (file) => `They are those that ${file} shows already.`,
    hoursExist: (file) =>
      `${file} shows the opening hours already; the step would leave them as they are.`,
    changeTextTitle: (from, to) => `Replace the text ${from} with ${to}`,
    changeText: (from, to, file) => `Replace the text ${from} with ${to} in ${file}.`,
    changeColourTitle: (role, code) => `Change the ${roles[role]} colour to ${code}`,
    changeColour: (role, file, code) => `Change the ${roles[role]} colour in ${file} to ${code}.`,
    darkTitle: 'Add a dark theme',
    dark: (file) =>
      `Add a dark theme to ${file} that follows the reader's system setting (prefers-color-scheme).`,
    altTitle: (file) => `Add the missing alternative texts in ${file}`,
    alt: (file, images) => `Add the missing alternative text to ${images} in ${file}.`,
    languageTitle: (file) => `Declare the language of ${file}`,
    language: (file, code) =>
      `Declare the language of the page ${file} with the attribute ${code}.`,
    linksTitle: (file) => `Repair the broken links in ${file}`,
    links: (file, links) => `Repair the broken links in ${file}: ${links}.`,
    checkTitle: 'Check the whole site',
    check:
      'Check that every internal link and every image of the site leads to a file that exists.',
    placeholderRisk:
      'The new text is a first draft made from your words; read it before you publish it.',
    formRisk:
      'The form needs an address that receives messages; until then it opens the e-mail program.',
    formExists: (file) => `${file} has a form already; the step would leave it as it is.`,
    deleteRisk: 'The same words may stand in several places; each of them changes.',
  },
  fix: {
    issue: (request) => `Reported: ${request}`,
    category: {
      links: 'Broken links',
      images: 'Images',
      language: 'Language and accessibility',
      layout: 'Layout',
      data: 'Wrong values',
      error: 'Run-time error',
      other: 'Behaviour',
    },
    cause: (file, place, reason) => `Most likely in ${file}, at ${place}, because ${reason}.`,
    causeFound: (findings) => `Found in the files themselves: ${findings}`,
    causeUnknown: (files) =>
      `No file among ${files} matches the words of the report, so no cause can be named.`,
    alsoLikely: (files) => `Next candidates: ${files}.`,
    reason: {
      names: (names) => `it defines ${names}`,
      path: (words) => `its name contains ${words}`,
      words: (words) => `it mentions ${words}`,
      history: (commits) => `${commits} about this touched it`,
    },
    honest:
      'This is the result of a search, not of running the program: confirm it before you change anything.',
    approach: (file) =>
      `Reproduce the fault first, then look at ${file} and follow the value that goes wrong.`,
    approachFound: (files) =>
      `Correct the places that were found in ${files}; nothing else needs to change.`,
    approachUnknown:
      'Reproduce the fault, note the page and the exact words on the screen, and ask again with them.',
    change: (file, place) =>
      `Correct the behaviour in ${file}, at ${place}, once the fault is confirmed.`,
    changeSecond: (file) => `Check ${file} for the same fault.`,
    changeTest: (file) =>
      `Add a test to ${file} that fails before the correction and passes after it.`,
    testWith: (code) => `Run ${code} before and after the correction.`,
    testManually:
      'The project declares no test command: repeat the steps that showed the fault and check that it is gone.',
    preventTest: 'Keep a test for the corrected behaviour.',
    preventCheck: 'Run a check of links and images before each release.',
    preventSmall: (name) => `Split ${name}: short functions make such faults visible.`,
  },
  analysis,
  general: {
    greeting: 'Hello! This is the local engine.',
    thanks: 'You are welcome.',
    able: 'I search the index of this project, answer where things are, measure the code, and draft plans with the files that they touch.',
    identity:
      'I am the local engine of Planline: a search index, rules and templates. There is no language model behind me.',
    unable: 'I can only speak about this project: its files, its structure and plans for it.',
    askLead: 'You could ask:',
    examples: (page) =>
      page
        ? [
            'Where are the opening hours defined?',
            'Analyse the project',
            `Add a section “Reviews” to ${page}`,
          ]
        : [
            'Where does the program start?',
            'Analyse the project',
            'Add a test for the part that changes most often',
          ],
    project: (files, languages) => `This project has ${files}, mostly ${languages}.`,
  },
  build: {
    ideaStep: (file) => `Write ${file}`,
    wrote: (file) => `Wrote ${file}.`,
    changed: (files) => `Changed ${files}.`,
    alreadyDone: 'Nothing to do: the site is like this already.',
    noRecipe: 'The local engine has no recipe for this step. It needs a model engine or a person.',
    notIncluded: 'Not ticked in the plan.',
    notFound: (text) => `The text ${text} does not occur in the pages.`,
    noPage: 'No page for this step was found.',
    noStyles: 'No style sheet was found to change.',
    pageExists: (file) => `${file} exists already.`,
    linksLeft: (places) => `Still leads nowhere: ${places}.`,
    unlinked: (places) => `No file like ${places} exists, so the link became plain text.`,
    linksClean: 'Every internal link and image leads to a file that exists.',
    documentStep: (file) => `Write the plan to ${file}`,
    documentOnly: (file) =>
      `No code was edited. The plan was written to ${file}; editing the code of this project needs a model engine.`,
    placeholder: 'The text is a first draft made from the plan; please read it.',
    guessedAlt: 'The alternative texts come from file names and headings; please read them.',
    refusedPath: 'The path leaves the project and was refused.',
  },
};
