import { cleanModelText } from './clean-model-text';

/** Readers for values of an unknown shape: each gives what can be used of it, or its fallback. */

export type LooseRecord = Record<string, unknown>;

export const isRecord = (value: unknown): value is LooseRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordOf = (value: unknown): LooseRecord => (isRecord(value) ? value : {});

export function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanModelText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // A list where a text is due: models write paragraphs that way.
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n');
  return '';
}

export const optionalText = (value: unknown): string | undefined => textOf(value) || undefined;

export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export const textsOf = (value: unknown): string[] =>
  listOf(value)
    .map((item) =>
      isRecord(item)
        ? [item.title, item.name, item.description, item.text]
            .map(textOf)
            .filter(Boolean)
            .join(': ')
        : textOf(item),
    )
    .filter(Boolean);

export const optionalTexts = (value: unknown): string[] | undefined => {
  const texts = textsOf(value);
  return texts.length > 0 ? texts : undefined;
};

/** A whole number of at least 1, also from `"12"`, `"L12"` and `"12-20"`. */
export function countingNumberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : Number(/\d{1,9}/.exec(textOf(value))?.[0] ?? Number.NaN);
  return Number.isFinite(number) && number >= 1 ? Math.floor(number) : undefined;
}

export function oneOf<const T extends string>(
  value: unknown,
  allowed: readonly T[],
  fallback: NoInfer<T>,
): T {
  const wanted = textOf(value).trim().toLowerCase();
  return allowed.find((name) => name === wanted) ?? fallback;
}

/** Every string inside, cleaned; keys too. */
export function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanModelText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cleanModelText(key), cleanDeep(inner)]),
  );
}
