import { assertNever } from '@planline/contracts/assert-never';
import { addPage } from './add-page';
import { addContactForm, addOpeningHours, addSection } from './add-sections';
import { addDarkTheme, changeColour } from './change-colour';
import { changeText } from './change-text';
import type { Recipe } from './recipe';
import { addAltTexts, checkSite, repairLinks, setLanguage } from './repair-pages';
import type { RecipeResult, Site } from './site';

/** `step` is the step's own text: a recipe may find details in it. */
export async function applyRecipe(recipe: Recipe, site: Site, step: string): Promise<RecipeResult> {
  switch (recipe.type) {
    case 'add-page':
      return addPage(site, recipe.file, recipe.title);
    case 'add-section':
      return addSection(site, recipe.file, recipe.heading);
    case 'add-contact-form':
      return addContactForm(site, recipe.file);
    case 'add-opening-hours':
      return addOpeningHours(site, recipe.file, step);
    case 'change-text':
      return changeText(site, recipe.from, recipe.to, recipe.file);
    case 'change-colour':
      return changeColour(site, recipe.role, recipe.value);
    case 'add-dark-theme':
      return addDarkTheme(site);
    case 'add-alt-texts':
      return addAltTexts(site, recipe.file);
    case 'set-language':
      return setLanguage(site, recipe.file, recipe.language);
    case 'repair-links':
      return repairLinks(site, recipe.file);
    case 'check-site':
      return checkSite(site);
    default:
      return assertNever(recipe);
  }
}
