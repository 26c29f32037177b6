import { vi } from 'vitest';

/**
 * `vi.waitFor` gives up after a second unless told otherwise. On a machine that does other work too, git and a
 * database can take longer; what is awaited is a condition, so waiting longer for it hides nothing.
 */
const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: 15_000, ...options });
