import type { AppCaller } from '@planline/api/app-router';

/**
 * How a server component reads through the same procedures as the browser, without HTTP: the
 * composition root leaves a factory on `globalThis`, because Next bundles pages into a module graph
 * of their own that shares nothing else with this process.
 */
const key = Symbol.for('planline.caller');

/** Makes a caller for the reader that these request headers belong to. */
export type CallerFactory = (headers: Headers) => Promise<AppCaller>;

export function provideCaller(factory: CallerFactory): void {
  (globalThis as Record<symbol, unknown>)[key] = factory;
}

/** @throws Error outside of the web process, for example in `next build` */
export function callerFor(headers: Headers): Promise<AppCaller> {
  const factory = (globalThis as Record<symbol, unknown>)[key] as CallerFactory | undefined;
  if (!factory) throw new Error('pages that read data are rendered by the web process alone');
  return factory(headers);
}
