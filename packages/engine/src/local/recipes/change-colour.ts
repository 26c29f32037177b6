import type { StyleFacts, StyleValue } from '../code-index/code-index';
import { codeSpan } from '../compose/code-span';
import { darkCounterpart, isGrey, isLight, parseHex } from './colour-values';
import type { ColourRole } from './recipe';
import type { RecipeResult, Site } from './site';

const variableNames: Readonly<Record<ColourRole, RegExp>> = {
  accent: /accent|primary|brand|main|theme|key|highlight/i,
  background: /background|(?:^|-)bg|paper|surface|canvas|page/i,
  text: /text|ink|foreground|(?:^|-)fg|body/i,
};

const fallbackRules: Readonly<Record<ColourRole, (value: string) => string>> = {
  accent: (value) => `a {\n  color: ${value};\n}\n`,
  background: (value) => `body {\n  background-color: ${value};\n}\n`,
  text: (value) => `body {\n  color: ${value};\n}\n`,
};

interface Sheet {
  path: string;
  text: string;
  style: StyleFacts;
}

/** Sets the colour of a role: its custom property, else the sheet's most used colour, else a rule at the end. */
export async function changeColour(
  site: Site,
  role: ColourRole,
  value: string,
): Promise<RecipeResult> {
  const sheets = await sheetsOf(site);
  const first = sheets[0];
  if (!first) return { outcome: 'skipped', note: site.phrases.build.noStyles };
  for (const sheet of sheets) {
    const named = sheet.style.variables.filter(
      (variable) => variableNames[role].test(variable.name) && parseHex(variable.value),
    );
    const variable =
      named[0] ?? (role === 'accent' ? firstVivid(sheet.style.variables) : undefined);
    if (variable) return write(site, sheet, replaced(sheet.text, [variable], value));
  }
  const used = role === 'accent' ? mostUsed(first.style.colours) : [];
  if (used.length > 0) return write(site, first, replaced(first.text, used, value));
  return write(site, first, `${first.text.trimEnd()}\n\n${fallbackRules[role](value)}`);
}

/** Colours for readers who set their system to dark, derived from the sheet's own. */
export async function addDarkTheme(site: Site): Promise<RecipeResult> {
  const sheets = await sheetsOf(site);
  if (sheets.some((sheet) => sheet.style.followsDarkSetting)) {
    return { outcome: 'skipped', note: site.phrases.build.alreadyDone };
  }
  const sheet = sheets.find((entry) => entry.style.variables.length > 0) ?? sheets[0];
  if (!sheet) return { outcome: 'skipped', note: site.phrases.build.noStyles };
  const turned = new Map<string, string>();
  for (const { name, value } of sheet.style.variables) {
    const dark = darkCounterpart(value);
    if (dark && !turned.has(name)) turned.set(name, dark);
  }
  const properties = [...turned].map(([name, value]) => `    ${name}: ${value};`);
  const plain = [
    '  body {\n    background-color: #16181d;\n    color: #e8e6e1;\n  }',
    '  a {\n    color: #9ecbff;\n  }',
  ];
  const rules = [
    ['  :root {', '    color-scheme: dark;', ...properties, '  }'].join('\n'),
    ...(properties.length > 0 ? [] : plain),
    ...lightSurfaces(sheet.style),
  ];
  const block = `@media (prefers-color-scheme: dark) {\n${rules.join('\n\n')}\n}\n`;
  return write(site, sheet, `${sheet.text.trimEnd()}\n\n${block}`);
}

/** Light backgrounds that are written out would stay light under text that has turned light. */
function lightSurfaces({ colours }: StyleFacts): string[] {
  return colours
    .filter(
      ({ name, value, selector }) =>
        name.startsWith('background') && selector !== '' && isLight(value),
    )
    .map(
      ({ selector, value }) =>
        `  ${selector} {\n    background-color: ${darkCounterpart(value)};\n  }`,
    );
}

async function sheetsOf({ index, files }: Site): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const file of index.files) {
    if (file.kind !== 'style' || !file.style) continue;
    const text = await files.read(file.path);
    if (text !== null) sheets.push({ path: file.path, text, style: file.style });
  }
  return sheets;
}

function firstVivid(variables: readonly StyleValue[]): StyleValue | undefined {
  return variables.find((variable) => parseHex(variable.value) && !isGrey(variable.value));
}

/** Every place of the colour that the sheet uses most, greys aside. */
function mostUsed(colours: readonly StyleValue[]): StyleValue[] {
  const groups = new Map<string, StyleValue[]>();
  for (const colour of colours) {
    if (isGrey(colour.value)) continue;
    const key = colour.value.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), colour]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

function replaced(text: string, places: readonly StyleValue[], value: string): string {
  return [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end }) => result.slice(0, start) + value + result.slice(end), text);
}

async function write(site: Site, sheet: Sheet, text: string): Promise<RecipeResult> {
  if (text === sheet.text) return { outcome: 'skipped', note: site.phrases.build.alreadyDone };
  await site.files.write(sheet.path, text);
  return { outcome: 'done', note: site.phrases.build.changed(codeSpan(sheet.path)) };
}
