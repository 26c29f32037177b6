import type { Language } from '@planline/contracts/locale';

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A count with its noun in the right form; `#` stands for the number, in Western digits. */
export function countedIn(language: Language): (forms: PluralForms) => (count: number) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(`${language}-u-nu-latn`);
  return (forms) => (count) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}

export function listIn(language: Language): (items: readonly string[]) => string {
  const format = new Intl.ListFormat(language, { type: 'conjunction' });
  return (items) => format.format(items);
}
