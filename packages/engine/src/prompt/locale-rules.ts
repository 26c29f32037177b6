/**
 * The rules of language (specification §6.2). Backticks are the marker for file names and ids:
 * every renderer turns a code span into an isolated left-to-right run, so `src/app.ts` keeps its
 * order inside an Arabic sentence.
 */
export function localeRules(language: string): string {
  return [
    `You are responding in ${language}.`,
    'Rules:',
    '- All keys remain in English',
    `- Natural-language values in ${language}`,
    '- Do NOT translate code, file paths, or identifiers',
    '- Use Western digits (0-9) for numbers',
    '- Wrap file names/IDs with markers suitable for RTL handling (backticks, as in `src/app.ts`)',
  ].join('\n');
}
