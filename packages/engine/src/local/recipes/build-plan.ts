import type { BuildEvent, BuildRequest } from '@planline/contracts/engine';
import type { PlanContent, PlanStep } from '@planline/contracts/plan';
import { buildIndex } from '../code-index/build-index';
import type { CodeIndex } from '../code-index/code-index';
import { TimeSlice } from '../code-index/time-slice';
import { codeSpan } from '../compose/code-span';
import type { LocalTools } from '../local-engine';
import { phrasesOf } from '../phrases/phrases';
import { siteWordsOf } from '../starter/site-words';
import { applyRecipe } from './apply-recipe';
import { isStaticSite, TargetPages } from './find-target-page';
import { pageSlug } from './page-slug';
import { planDocument } from './plan-document';
import type { Recipe } from './recipe';
import { recogniseRecipe } from './recognise-recipe';
import type { RecipeResult, Site } from './site';
import { siteLanguage } from './site-language';
import { isPathRefusal, WorktreeFiles } from './worktree-files';

const NO_USAGE = { inputTokens: 0, outputTokens: 0, costUsd: 0 } as const;
const SUBJECT_CHARACTERS = 72;

/** Carries out a plan's steps by recipes on a static site; anywhere else the plan becomes a document. */
export async function* buildPlan(
  request: BuildRequest,
  plan: PlanContent,
  tools: LocalTools,
  signal: AbortSignal,
): AsyncGenerator<BuildEvent, void, void> {
  yield { type: 'progress', activity: 'indexing' };
  const slice = new TimeSlice(signal);
  const reindex = (): Promise<CodeIndex> => indexOf(request, tools, slice);
  const files = await WorktreeFiles.open(request.worktreePath);
  let index = await reindex();
  const pages = new TargetPages(tools.stemmer, tools.glossary);
  const recipeOf = (step: PlanStep): Recipe | null =>
    isStaticSite(index) ? recogniseRecipe(textOf(step), step.files, index, pages) : null;
  const isBuildable = plan.steps.some((step) => step.included && changesFiles(recipeOf(step)));
  if (!isBuildable) {
    yield* writeDocument(request, plan, files, tools, signal);
    return;
  }
  const phrases = phrasesOf(request.language);
  for (const step of plan.steps) {
    yield { type: 'step-start', stepId: step.id, title: step.title };
    await tools.paceStep(signal);
    const recipe = step.included ? recipeOf(step) : null;
    let result: RecipeResult = {
      outcome: 'skipped',
      note: step.included ? phrases.build.noRecipe : phrases.build.notIncluded,
    };
    if (recipe) {
      const words = siteWordsOf(siteLanguage(index, null) ?? request.language);
      const site: Site = { index, files, phrases, language: request.language, words };
      const before = files.written.length;
      result = await applyInside(recipe, site, textOf(step));
      for (const file of files.written.slice(before)) {
        yield { type: 'progress', activity: 'writing', file };
      }
      if (result.outcome !== 'skipped') index = await reindex();
    }
    signal.throwIfAborted();
    yield { type: 'step-end', stepId: step.id, ...result };
  }
  if (files.written.length === 0) {
    yield* writeDocument(request, plan, files, tools, signal, { stepsReported: true });
    return;
  }
  yield {
    type: 'finish',
    outcome: 'edited',
    commitSubject: subjectOf(plan),
    usage: NO_USAGE,
    filesRead: [...new Set(plan.steps.flatMap((step) => step.files))].filter((file) =>
      index.byPath.has(file),
    ),
    aiSessionId: null,
  };
}

/** A step that names a path outside the worktree is refused; the other steps go on. */
async function applyInside(recipe: Recipe, site: Site, step: string): Promise<RecipeResult> {
  try {
    return await applyRecipe(recipe, site, step);
  } catch (error) {
    if (!isPathRefusal(error)) throw error;
    return { outcome: 'skipped', note: site.phrases.build.refusedPath };
  }
}

function textOf(step: PlanStep): string {
  return `${step.title}\n${step.description}`;
}

function changesFiles(recipe: Recipe | null): boolean {
  return recipe !== null && recipe.type !== 'check-site';
}

async function indexOf(
  request: BuildRequest,
  tools: LocalTools,
  slice: TimeSlice,
): Promise<CodeIndex> {
  const indexing = buildIndex(request.worktreePath, request.stateDirectory, tools, slice);
  let step = await indexing.next();
  while (!step.done) step = await indexing.next();
  return step.value;
}

/** A commit subject is English by convention of the product; only a plan's own Latin words go into it. */
function subjectOf(plan: PlanContent): string {
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(plan.title);
  const kind = plan.kind === 'fix' ? 'Fix' : 'Build';
  const title = plan.title.replace(/\s+/g, ' ').trim();
  return (isLatin ? `${kind}: ${title}` : `${kind} the approved plan`).slice(0, SUBJECT_CHARACTERS);
}

async function* writeDocument(
  request: BuildRequest,
  plan: PlanContent,
  files: WorktreeFiles,
  tools: LocalTools,
  signal: AbortSignal,
  options: { stepsReported?: boolean } = {},
): AsyncGenerator<BuildEvent, void, void> {
  const phrases = phrasesOf(request.language);
  if (!options.stepsReported) {
    for (const step of plan.steps) {
      yield { type: 'step-start', stepId: step.id, title: step.title };
      await tools.paceStep(signal);
      const note = step.included ? phrases.build.noRecipe : phrases.build.notIncluded;
      yield { type: 'step-end', stepId: step.id, outcome: 'skipped', note };
    }
  }
  const file = await freeDocumentName(files, plan.title);
  const stepId = 'plan-document';
  yield { type: 'step-start', stepId, title: phrases.build.documentStep(codeSpan(file)) };
  await files.write(file, planDocument(plan, request.language));
  yield { type: 'progress', activity: 'writing', file };
  const note = phrases.build.documentOnly(codeSpan(file));
  yield { type: 'step-end', stepId, outcome: 'done', note };
  yield { type: 'log', line: note };
  yield {
    type: 'finish',
    outcome: 'document',
    commitSubject: `Add plan document ${file}`.slice(0, SUBJECT_CHARACTERS),
    usage: NO_USAGE,
    filesRead: [],
    aiSessionId: null,
  };
}

async function freeDocumentName(files: WorktreeFiles, title: string): Promise<string> {
  const base = `docs/plans/${pageSlug(title)}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${base}.md` : `${base}-${number}.md`;
    if (!(await files.exists(name))) return name;
  }
}
