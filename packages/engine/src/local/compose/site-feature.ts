import type { FeaturePlanResponse } from '@planline/contracts/chat-response';
import { isStaticSite, TargetPages } from '../recipes/find-target-page';
import type { Recipe } from '../recipes/recipe';
import { recogniseRecipe } from '../recipes/recognise-recipe';
import { ownWords } from './code-span';
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
    summary: phrases.feature.summary(phrases.quote(ownWords(context.subject))),
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
