import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Project-relative paths of the files that a kind of tool call truly reached, in their order. */
export class TouchedFiles {
  readonly #root: string;
  readonly #realRoot: string;
  readonly #asked = new Map<string, string>();
  readonly #touched = new Set<string>();

  constructor(root: string) {
    this.#root = root;
    this.#realRoot = realpathSync(root);
  }

  /** Null for a path outside the project: the CLI will refuse it. */
  ask(toolUseId: string, file: unknown): string | null {
    const relative = typeof file === 'string' ? this.#relative(file) : null;
    if (relative) this.#asked.set(toolUseId, relative);
    return relative;
  }

  /** Called with the tool's result; a refused call touched nothing. */
  settle(toolUseId: string, isError: boolean): string | null {
    const file = this.#asked.get(toolUseId);
    this.#asked.delete(toolUseId);
    if (!file || isError) return null;
    this.#touched.add(file);
    return file;
  }

  list(): string[] {
    return [...this.#touched];
  }

  #relative(file: string): string | null {
    for (const root of [this.#root, this.#realRoot]) {
      const relative = path.relative(root, path.resolve(root, file));
      if (relative && !relative.startsWith('..') && !path.isAbsolute(relative)) {
        return relative.split(path.sep).join('/');
      }
    }
    return null;
  }
}
