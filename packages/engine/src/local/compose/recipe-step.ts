import type { Phrases } from '../phrases/phrases';
import { pageWithHours } from '../recipes/existing-hours';
import type { Recipe } from '../recipes/recipe';
import { siteLanguage } from '../recipes/site-language';
import { codeSpan } from './code-span';
import type { ComposeContext } from './compose-context';
import { findPageFlaws, pagesOf } from './find-page-flaws';

export interface RecipeStep {
  title: string;
  description: string;
  files: string[];
  effort: 'low' | 'medium';
  changeType: 'modify' | 'create';
  risk?: string;
}

/** A recipe as a plan's step, in words that a build recognises again. */
export function recipeStep(recipe: Recipe, context: ComposeContext): RecipeStep {
  const { phrases, index } = context;
  const said = phrases.recipe;
  const modify = (
    title: string,
    description: string,
    files: string[],
    risk?: string,
  ): RecipeStep => ({
    title,
    description,
    files,
    effort: 'low',
    changeType: 'modify',
    ...(risk ? { risk } : {}),
  });
  switch (recipe.type) {
    case 'add-page': {
      const title = phrases.quote(recipe.title);
      const pages = pagesOf(index).map((page) => page.path);
      return {
        title: said.addPageTitle(title),
        description: `${said.addPage(codeSpan(recipe.file), title)} ${said.linkPage}`,
        files: [recipe.file, ...pages],
        effort: 'medium',
        changeType: 'create',
        risk: said.placeholderRisk,
      };
    }
    case 'add-section': {
      const heading = phrases.quote(recipe.heading);
      const name = codeSpan(recipe.file);
      return modify(
        said.addSectionTitle(heading, name),
        said.addSection(name, heading),
        [recipe.file],
        said.placeholderRisk,
      );
    }
    case 'add-contact-form':
      return modify(
        said.addFormTitle(codeSpan(recipe.file)),
        said.addForm(codeSpan(recipe.file)),
        [recipe.file],
        context.index.byPath.get(recipe.file)?.page?.hasForm
          ? said.formExists(codeSpan(recipe.file))
          : said.formRisk,
      );
    case 'add-opening-hours': {
      const name = codeSpan(recipe.file);
      const known = pageWithHours(index);
      const from = known === null || known === recipe.file ? '' : said.copyHours(codeSpan(known));
      return modify(
        said.addHoursTitle(name),
        `${said.addHours(name)} ${from}`.trim(),
        [recipe.file],
        known === recipe.file
          ? said.hoursExist(name)
          : from === ''
            ? said.placeholderRisk
            : undefined,
      );
    }
    case 'change-text': {
      const [from, to] = [phrases.quote(recipe.from), phrases.quote(recipe.to)];
      const files = recipe.file ? [recipe.file] : filesWith(recipe.from, context);
      const names = files.map((file) => codeSpan(file));
      const where = names.length > 0 ? phrases.list(names) : codeSpan('*.html');
      return modify(
        said.changeTextTitle(from, to),
        said.changeText(from, to, where),
        files,
        files.length > 1 ? said.deleteRisk : undefined,
      );
    }
    case 'change-colour': {
      const value = codeSpan(recipe.value);
      const files = styleFiles(context);
      const where = phrases.list(files.map((file) => codeSpan(file)));
      return modify(
        said.changeColourTitle(recipe.role, value),
        said.changeColour(recipe.role, where, value),
        files,
      );
    }
    case 'add-dark-theme': {
      const files = styleFiles(context);
      return modify(said.darkTitle, said.dark(codeSpan(files[0] ?? '*.css')), files.slice(0, 1));
    }
    default:
      return repairStep(recipe, context, phrases);
  }
}

function repairStep(
  recipe: Extract<
    Recipe,
    { type: 'add-alt-texts' | 'set-language' | 'repair-links' | 'check-site' }
  >,
  context: ComposeContext,
  phrases: Phrases,
): RecipeStep {
  const said = phrases.recipe;
  const flaws = findPageFlaws(context.index);
  const step = (title: string, description: string, files: string[]): RecipeStep => ({
    title,
    description,
    files,
    effort: 'low',
    changeType: 'modify',
  });
  if (recipe.type === 'check-site') return step(said.checkTitle, said.check, []);
  const file = recipe.file ?? pagesOf(context.index)[0]?.path ?? 'index.html';
  const own = flaws.filter((flaw) => flaw.file === file);
  const name = codeSpan(file);
  if (recipe.type === 'add-alt-texts') {
    const count = own.filter((flaw) => flaw.kind === 'missingAlt').length;
    return step(said.altTitle(name), said.alt(name, phrases.counts.images(count)), [file]);
  }
  if (recipe.type === 'set-language') {
    const language =
      recipe.language ?? siteLanguage(context.index, file) ?? context.request.language;
    const code = codeSpan(`lang="${language}"`);
    return step(said.languageTitle(name), said.language(name, code), [file]);
  }
  const dead = own.filter((flaw) => flaw.kind === 'deadLinks');
  const places = dead.map((flaw) => codeSpan(`${flaw.target}`));
  return step(said.linksTitle(name), said.links(name, phrases.list(places)), [file]);
}

export function styleFiles({ index }: ComposeContext): string[] {
  const styles = index.files.filter((file) => file.style !== undefined && file.kind === 'style');
  return styles.map((file) => file.path).slice(0, 3);
}

function filesWith(text: string, { index, stemmer }: ComposeContext): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return pagesOf(index)
    .filter((page) => words.every((word) => page.terms.has(stemmer.stem(word))))
    .map((page) => page.path);
}
