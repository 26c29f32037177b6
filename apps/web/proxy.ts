import createMiddleware from 'next-intl/middleware';
import { routing } from './i18n/routing';

/** Puts the language into the address; API requests never come this far. */
export default createMiddleware(routing);

export const config = {
  // Everything but Next's own files and files with an extension.
  matcher: ['/((?!_next|.*\\..*).*)'],
};
