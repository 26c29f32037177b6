import type { BuildEvent, BuildRequest } from '@planline/contracts/engine';
import { codeSpan } from '../compose/code-span';
import type { LocalTools } from '../local-engine';
import { phrasesOf } from '../phrases/phrases';
import { WorktreeFiles } from '../recipes/worktree-files';
import { readIdea } from './read-idea';
import {
  buildScript,
  contactScript,
  packageManifest,
  readmeText,
  referencesScript,
  siteCss,
  siteTest,
} from './site-assets';
import { aboutPageHtml, contactPageHtml, homePageHtml } from './site-pages';
import { siteWordsOf } from './site-words';

const NO_USAGE = { inputTokens: 0, outputTokens: 0, costUsd: 0 } as const;

/** The first build of an idea: a small site that builds and tests itself with Node alone. */
export async function* buildIdeaSite(
  request: BuildRequest,
  tools: LocalTools,
  signal: AbortSignal,
): AsyncGenerator<BuildEvent, void, void> {
  const phrases = phrasesOf(request.language);
  const words = siteWordsOf(request.language);
  const idea = readIdea(request.idea ?? request.message, request.context.projectName);
  const files = await WorktreeFiles.open(request.worktreePath);
  const site: readonly [file: string, text: string][] = [
    ['package.json', packageManifest(idea)],
    ['README.md', readmeText(idea)],
    ['.gitignore', 'dist/\nnode_modules/\n'],
    ['css/site.css', siteCss],
    ['js/contact.js', contactScript],
    ['index.html', homePageHtml(idea, words)],
    ['about.html', aboutPageHtml(idea, words)],
    ['contact.html', contactPageHtml(idea, words)],
    ['scripts/site-references.mjs', referencesScript],
    ['scripts/build.mjs', buildScript],
    ['tests/site.test.mjs', siteTest],
  ];
  for (const [file, text] of site) {
    const stepId = `idea-${file}`.slice(0, 64);
    yield { type: 'step-start', stepId, title: phrases.build.ideaStep(codeSpan(file)) };
    await tools.paceStep(signal);
    if (await files.exists(file)) {
      const note = phrases.build.pageExists(codeSpan(file));
      yield { type: 'step-end', stepId, outcome: 'skipped', note };
      continue;
    }
    yield { type: 'progress', activity: 'writing', file };
    await files.write(file, text);
    yield { type: 'step-end', stepId, outcome: 'done' };
  }
  yield {
    type: 'finish',
    outcome: 'edited',
    commitSubject: 'Create the first version of the site',
    usage: NO_USAGE,
    filesRead: [],
    aiSessionId: null,
  };
}
