import type { FeaturePlanResponse } from '@planline/contracts/chat-response';
import { isStaticSite, TargetPages } from '../recipes/find-target-page';
import type { Recipe } from '../recipes/recipe';
import { recogniseRecipe } from '../recipes/recognise-recipe';
import type { ComposeContext } from './compose-context';
import { pagesOf } from './find-page-flaws';
import { recipeStep } from './recipe-step';

const MAX_PARTS = 6;

/** A plan of recipes for a static site; null when the project is none, or no recipe fits the request. */
export function siteFeature(context: ComposeContext): FeaturePlanResponse | null {
  const { index, phrases } = context;
  if (!isStaticSite(index)) return null;
  const recipes = recipesIn(context);
  if (recipes.length === 0) return null;
  const changes = recipes.map((recipe) => recipeStep(recipe, context));
  const steps = [...changes, recipeStep({ type: 'check-site' }, context)];
  const risks = [...new Set(changes.flatMap(({ risk }) => (risk ? [risk] : [])))];
  return {
    // The request itself stands above in the timeline: the headline says what will be done.
    summary: headline(changes.map(({ title }) => title)),
    feasibility: recipes.length > 2 ? 'moderate' : 'simple',
    plan: {
      overview: `${phrases.feature.overviewSite(phrases.counts.pages(pagesOf(index).length))} ${phrases.local.note}`,
      steps: steps.map(({ title, description, files, effort }, position) => ({
        order: position + 1,
        title,
        description,
        files,
        estimatedEffort: effort,
      })),
      dependencies: [],
      risks,
    },
    buildPrompt: context.subject,
  };
}

const HEADLINE_CHARACTERS = 120;

/** The first things that will be done, as many as fit on a line or two. */
function headline(titles: readonly string[]): string {
  const fitting = titles.filter(
    (_title, position) => titles.slice(0, position + 1).join(' · ').length <= HEADLINE_CHARACTERS,
  );
  return fitting.length > 0 ? fitting.join(' · ') : (titles[0] ?? '').slice(0, HEADLINE_CHARACTERS);
}

/** One recipe per sentence or line of the request, the same one never twice. */
function recipesIn({ subject, index, stemmer, glossary }: ComposeContext): Recipe[] {
  const pages = new TargetPages(stemmer, glossary);
  const whole = recogniseRecipe(subject, [], index, pages);
  const parts = subject.split(/\n+|(?<=[.;!؟؛])\s+/u).slice(0, MAX_PARTS);
  const found = parts.map((part) => recogniseRecipe(part, [], index, pages));
  const recipes = parts.length > 1 ? found.filter((recipe) => recipe !== null) : [];
  if (recipes.length === 0 && whole) recipes.push(whole);
  const seen = new Set<string>();
  return recipes.filter((recipe) => {
    const key = JSON.stringify(recipe);
    return !seen.has(key) && seen.add(key);
  });
}
