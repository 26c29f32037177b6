import type { FixPlanResponse } from '@planline/contracts/chat-response';
import { isStaticSite, TargetPages } from '../recipes/find-target-page';
import type { Recipe } from '../recipes/recipe';
import { conceptsIn } from '../recipes/recipe-words';
import { codeSpan } from './code-span';
import type { ComposeContext } from './compose-context';
import { findPageFlaws, type PageFlaw, type PageFlawKind } from './find-page-flaws';
import { recipeStep } from './recipe-step';

export interface SiteRepairs {
  files: string[];
  cause: string;
  changes: FixPlanResponse['solution']['changes'];
}

type RepairableKind = Extract<PageFlawKind, 'missingAlt' | 'missingLang' | 'deadLinks'>;

/** Corrections of faults that the pages prove and that the report speaks of; null when there are none. */
export function siteRepairs(context: ComposeContext): SiteRepairs | null {
  const { index, phrases } = context;
  if (!isStaticSite(index)) return null;
  const kinds = kindsIn(context.subject);
  const isMeant = meantBy(context.subject);
  const flaws = findPageFlaws(index).filter(
    (flaw) => kinds.includes(flaw.kind as RepairableKind) && isMeant(flaw),
  );
  if (flaws.length === 0) return null;
  const named = new TargetPages(context.stemmer, context.glossary).named(
    index,
    context.subject,
    [],
  );
  const onPage = flaws.filter((flaw) => flaw.file === named?.path);
  const chosen = onPage.length > 0 ? onPage : flaws;
  const changes: SiteRepairs['changes'] = [];
  for (const kind of kinds) {
    const files = [...new Set(chosen.filter((flaw) => flaw.kind === kind).map(({ file }) => file))];
    for (const file of files) {
      const step = recipeStep(recipeFor(kind, file), context);
      changes.push({ file, changeType: 'modify', description: step.description });
    }
  }
  const causes = kinds
    .map((kind) => chosen.filter((flaw) => flaw.kind === kind))
    .filter((group) => group.length > 0)
    .map((group) => {
      const said = phrases.analysis[group[0]?.kind ?? 'deadLinks'];
      return `${said.title(group.length)}. ${said.detail(phrases.list(group.slice(0, 8).map(placeOf)))}`;
    });
  return { files: [...new Set(changes.map(({ file }) => file))], cause: causes.join(' '), changes };
}

function kindsIn(message: string): RepairableKind[] {
  const said = conceptsIn(message);
  const kinds: RepairableKind[] = [];
  if (said.has('alt') || (said.has('image') && said.has('text'))) kinds.push('missingAlt');
  if (said.has('language')) kinds.push('missingLang');
  if (said.has('link') || /\b404\b/.test(message)) kinds.push('deadLinks');
  if (said.has('image') && kinds.length === 0) kinds.push('deadLinks');
  return kinds;
}

/** An image that does not show is a dead reference to an image, not any dead link. */
function meantBy(message: string): (flaw: PageFlaw) => boolean {
  const said = conceptsIn(message);
  const onlyImages = said.has('image') && !said.has('link') && !/\b404\b/.test(message);
  return ({ kind, target }) =>
    kind !== 'deadLinks' || !onlyImages || /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(target ?? '');
}

function recipeFor(kind: RepairableKind, file: string): Recipe {
  if (kind === 'missingAlt') return { type: 'add-alt-texts', file };
  if (kind === 'missingLang') return { type: 'set-language', file, language: null };
  return { type: 'repair-links', file };
}

function placeOf(flaw: PageFlaw): string {
  const place = codeSpan(`${flaw.file}:${flaw.line}`);
  return flaw.target ? `${place} (${codeSpan(flaw.target)})` : place;
}
