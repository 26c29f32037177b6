import path from 'node:path';

/** The folder of the checkout that this program belongs to. */
export const checkout = path.resolve(import.meta.dirname, '../../..');

/** A path as the person typed it: relative to where they stood, not to where npm runs its scripts. */
export function pathFromCaller(given: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
}
