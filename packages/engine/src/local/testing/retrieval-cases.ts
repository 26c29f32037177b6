/**
 * Reports and commit subjects as people write them about zod, whose sources (332 files with tests and
 * locales) come with the package that the lockfile pins. `files` are those that such a change touches.
 * The first half shaped the weights of the evidence; the second was kept apart.
 */
export interface RetrievalCase {
  message: string;
  files: readonly string[];
}

const core = (name: string): string => `v4/core/${name}.ts`;

export const tunedCases: readonly RetrievalCase[] = [
  { message: 'z.uuid() regex rejects a valid UUID', files: [core('regexes')] },
  {
    message: 'toJSONSchema crashes with an object with plain literals',
    files: [core('to-json-schema'), core('json-schema-processors')],
  },
  {
    message: 'treeifyError and formatError give different output',
    files: [core('errors'), 'v4/classic/errors.ts'],
  },
  { message: 'Where is the registry that holds metadata of schemas?', files: [core('registries')] },
  { message: 'Wrong plural in the Polish locale', files: ['v4/locales/pl.ts'] },
  { message: 'Fix the French translation of invalid type errors', files: ['v4/locales/fr.ts'] },
  {
    message: 'Coercing an empty string to a number should fail',
    files: ['v4/classic/coerce.ts', 'v4/mini/coerce.ts', core('schemas'), core('api')],
  },
  {
    message: 'ISO datetime with an offset is not accepted',
    files: ['v4/classic/iso.ts', 'v4/mini/iso.ts', core('regexes')],
  },
  {
    message: 'Support converting a JSON schema back into a zod schema',
    files: ['v4/classic/from-json-schema.ts'],
  },
  {
    message: 'deepPartial loses optional keys of nested objects',
    files: ['v4/classic/deep-partial.ts', 'v4/mini/deep-partial.ts', 'v3/helpers/partialUtil.ts'],
  },
  {
    message: 'Standard schema validate returns issues without a path',
    files: [core('standard-schema'), 'v3/standard-schema.ts', core('schemas')],
  },
  {
    message: 'safeParseAsync swallows errors thrown in refinements',
    files: [core('parse'), 'v4/classic/parse.ts', 'v4/mini/parse.ts'],
  },
  { message: 'Où est défini le motif des adresses e-mail ?', files: [core('regexes')] },
  { message: 'أين يوجد ملف الترجمة العربية ar؟', files: ['v4/locales/ar.ts'] },
];

export const heldOutCases: readonly RetrievalCase[] = [
  { message: 'The version constant was not bumped in the release', files: [core('versions')] },
  { message: 'Turkish locale shows the wrong message for too_small', files: ['v4/locales/tr.ts'] },
  { message: 'Add a German translation for sizable units', files: ['v4/locales/de.ts'] },
  { message: 'multipleOf check fails with small floats', files: [core('checks'), core('util')] },
  {
    message: 'Base64url strings with padding are accepted',
    files: [core('regexes'), core('schemas')],
  },
  {
    message: 'parseAsync throws ZodRealError without a stack',
    files: [core('parse'), 'v4/classic/parse.ts', 'v4/classic/errors.ts', 'v4/mini/parse.ts'],
  },
  { message: 'The generated code of Doc has the wrong indentation', files: [core('doc')] },
  { message: 'memoizer keeps stale entries', files: [core('memoizer')] },
  { message: 'Visit all nested schemas of a union', files: [core('visit')] },
  {
    message: 'JSONSchemaGenerator emits the wrong target draft',
    files: [core('json-schema-generator'), core('to-json-schema')],
  },
  { message: 'v3 ZodError flatten drops form errors', files: ['v3/ZodError.ts'] },
  {
    message: 'v3 errorMap precedence is wrong in parseUtil makeIssue',
    files: ['v3/helpers/parseUtil.ts', 'v3/helpers/errorUtil.ts', 'v3/errors.ts'],
  },
  { message: '¿Dónde está la traducción al español es?', files: ['v4/locales/es.ts'] },
  { message: 'Le registre global garde des métadonnées supprimées', files: [core('registries')] },
];
