import { z } from 'zod';
import { createSeededRandom, type SeededRandom } from '../demo/seeded-random';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Inputs of a procedure or route: some right, some nearly, some meant ill. The same for the same seed. */
export interface InputGenerator {
  random: SeededRandom;
  /** What the schema says, or something near it. `known`: values to be tried under these names. */
  of(schema: z.ZodType, known: Readonly<Record<string, readonly string[]>>): unknown;
}

/** Values that have broken programs: each may come in the place of any other. */
const hostile: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\u202Eabc\u2066',
  '../../etc/passwd',
  "'; DROP TABLE runs; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  'null',
  '__proto__',
  '٠١٢',
  'é'.repeat(5_000),
  'x'.repeat(120_000),
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  [[]],
  {},
  { __proto__: null, constructor: 1 },
  { $ref: '#' },
];

export function createInputGenerator(seed: number): InputGenerator {
  const random = createSeededRandom(seed);
  const schemas = new Map<z.ZodType, JsonSchema>();
  const text = (least: number, most: number): string => {
    const letters = 'abc XYZ-_.:/0189éßçñ«»؟عربي漢字😀\n';
    const length = random.whole(least, Math.max(least, Math.min(most, least + 24)));
    return Array.from({ length }, () => random.pick([...letters])).join('');
  };
  const ulid = () =>
    Array.from({ length: 26 }, () => random.pick([...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'])).join('');

  const make = (
    schema: JsonSchema,
    name: string,
    known: Readonly<Record<string, readonly string[]>>,
  ): unknown => {
    if (random.happens(0.04)) return random.pick(hostile);
    const values = known[name];
    if (values && random.happens(0.8)) return random.pick(values);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return make(random.pick(choices) as JsonSchema, name, known);
    switch (schema.type) {
      case 'object': {
        const required = new Set(schema.required ?? []);
        const made: Record<string, unknown> = {};
        for (const [key, property] of Object.entries(schema.properties ?? {})) {
          const isWanted = required.has(key) ? !random.happens(0.03) : random.happens(0.5);
          if (isWanted) made[key] = make(property as JsonSchema, key, known);
        }
        if (random.happens(0.03)) made[text(1, 8)] = random.pick(hostile);
        return made;
      }
      case 'array': {
        const items = (schema.items ?? {}) as JsonSchema;
        return Array.from({ length: random.whole(schema.minItems ?? 0, 3) }, () =>
          make(items, name, known),
        );
      }
      case 'integer':
      case 'number': {
        const least = Math.max(schema.minimum ?? -10, -1_000_000);
        return random.whole(least, Math.min(schema.maximum ?? least + 1_000, least + 1_000_000));
      }
      case 'boolean':
        return random.happens(0.5);
      case 'null':
        return null;
      default:
        if (schema.pattern || /Id$/.test(name)) return ulid();
        return text(schema.minLength ?? 0, schema.maxLength ?? 40);
    }
  };
  return {
    random,
    of(schema, known) {
      let json = schemas.get(schema);
      if (!json) {
        json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
        schemas.set(schema, json);
      }
      return make(json, '', known);
    },
  };
}
