import { codeSpan } from '../compose/code-span';
import { pagesOf } from '../compose/find-page-flaws';
import { foldLetters } from '../retrieval/fold-letters';
import { existingHours } from './existing-hours';
import { escapeHtml, HtmlSource } from './html-source';
import { withSection } from './insert-section';
import { pageSlug } from './page-slug';
import type { RecipeResult, Site } from './site';

export async function addSection(site: Site, file: string, heading: string): Promise<RecipeResult> {
  const id = freeId(site, file, pageSlug(heading));
  const lines = [
    `<section id="${id}">`,
    `  <h2>${escapeHtml(heading)}</h2>`,
    `  <p>${escapeHtml(site.words.draft(heading))}</p>`,
    '</section>',
  ];
  return insert(site, file, heading, lines, site.phrases.build.placeholder);
}

/** A form that works without a server: it opens the e-mail program, to the site's own address where it names one. */
export async function addContactForm(site: Site, file: string): Promise<RecipeResult> {
  const { words, phrases, index } = site;
  const text = await site.files.read(file);
  if (text === null) return { outcome: 'skipped', note: phrases.build.noPage };
  if (new HtmlSource(text).first('form')) {
    return { outcome: 'skipped', note: phrases.build.alreadyDone };
  }
  const address = pagesOf(index)
    .flatMap((page) => page.page?.links ?? [])
    .map((link) => /^mailto:([^?]+)/i.exec(link.target)?.[1])
    .find((found) => found !== undefined);
  const id = freeId(site, file, 'contact-form');
  const field = (name: string, label: string, control: string): string[] => [
    '    <p>',
    `      <label for="${id}-${name}">${escapeHtml(label)}</label>`,
    `      ${control}`,
    '    </p>',
  ];
  const lines = [
    `<section id="${id}">`,
    `  <h2>${escapeHtml(words.formHeading)}</h2>`,
    `  <form action="mailto:${escapeHtml(address ?? '')}" method="post" enctype="text/plain">`,
    ...field(
      'name',
      words.name,
      `<input id="${id}-name" name="name" autocomplete="name" required>`,
    ),
    ...field(
      'email',
      words.email,
      `<input id="${id}-email" name="email" type="email" autocomplete="email" required>`,
    ),
    ...field(
      'message',
      words.message,
      `<textarea id="${id}-message" name="message" rows="5" required></textarea>`,
    ),
    `    <button type="submit">${escapeHtml(words.send)}</button>`,
    '  </form>',
    '</section>',
  ];
  return insert(site, file, words.formHeading, lines, phrases.recipe.formRisk);
}

/**
 * A table of the week: the one that another page of the site has, else a new one. Hours that the plan does
 * not name stay open: inventing them would mislead visitors.
 */
export async function addOpeningHours(
  site: Site,
  file: string,
  step: string,
): Promise<RecipeResult> {
  const { words, phrases } = site;
  const id = freeId(site, file, 'opening-hours');
  const hours = hoursIn(step);
  const known = hours === null ? await existingHours(site) : null;
  if (known?.file === file) return { outcome: 'skipped', note: phrases.build.alreadyDone };
  if (known) {
    const lines = [
      `<section id="${id}">`,
      `  <h2>${escapeHtml(known.heading)}</h2>`,
      ...known.table.split('\n').map((line) => `  ${line.trim()}`),
      '</section>',
    ];
    return insert(site, file, known.heading, lines, '');
  }
  const rows = words.days.map(
    (day) =>
      `    <tr><th scope="row">${escapeHtml(day)}</th><td>${escapeHtml(hours ?? words.toFillIn)}</td></tr>`,
  );
  const lines = [
    `<section id="${id}">`,
    `  <h2>${escapeHtml(words.hoursHeading)}</h2>`,
    '  <table>',
    ...rows,
    '  </table>',
    '</section>',
  ];
  return insert(site, file, words.hoursHeading, lines, phrases.build.placeholder);
}

function hoursIn(text: string): string | null {
  const time = String.raw`\d{1,2}(?:[:h.]\d{2}|\s?(?:am|pm|h))?`;
  const range = new RegExp(`\\b(${time})\\s*(?:-|–|to|à|a|until|إلى)\\s*(${time})\\b`, 'iu').exec(
    text,
  );
  return range ? `${range[1]} – ${range[2]}` : null;
}

async function insert(
  site: Site,
  file: string,
  heading: string,
  lines: readonly string[],
  note: string,
): Promise<RecipeResult> {
  const { phrases, files } = site;
  const text = await files.read(file);
  if (text === null) return { outcome: 'skipped', note: phrases.build.noPage };
  const headings = site.index.byPath.get(file)?.symbols ?? [];
  const wanted = foldLetters(heading);
  if (headings.some((symbol) => symbol.kind === 'heading' && foldLetters(symbol.name) === wanted)) {
    return { outcome: 'skipped', note: phrases.build.alreadyDone };
  }
  const edited = withSection(text, lines);
  if (edited === null) return { outcome: 'skipped', note: phrases.build.noPage };
  await files.write(file, edited);
  return { outcome: 'done', note: `${phrases.build.changed(codeSpan(file))} ${note}`.trim() };
}

function freeId(site: Site, file: string, wanted: string): string {
  const taken = new Set(site.index.byPath.get(file)?.page?.ids ?? []);
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
