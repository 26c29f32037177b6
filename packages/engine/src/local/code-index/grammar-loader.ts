import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

/** Loads each grammar once per loader; a grammar that cannot be loaded is remembered as absent. */
export class GrammarLoader {
  readonly #languages = new Map<string, Promise<Language | null>>();
  #folder: Promise<string> | null = null;

  load(grammar: string): Promise<Language | null> {
    const known = this.#languages.get(grammar);
    if (known) return known;
    const loading = this.#read(grammar);
    this.#languages.set(grammar, loading);
    return loading;
  }

  async #read(grammar: string): Promise<Language | null> {
    this.#folder ??= prepare();
    const folder = await this.#folder;
    try {
      return await Language.load(path.join(folder, `tree-sitter-${grammar}.wasm`));
    } catch {
      return null;
    }
  }
}

async function prepare(): Promise<string> {
  const require = createRequire(import.meta.url);
  const runtime = require.resolve('web-tree-sitter/web-tree-sitter.wasm');
  await Parser.init({ locateFile: () => runtime });
  const manifest = require.resolve('@vscode/tree-sitter-wasm/package.json');
  return path.join(path.dirname(manifest), 'wasm');
}
