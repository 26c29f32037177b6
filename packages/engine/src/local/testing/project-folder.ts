import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A project on disk that goes away with its test. */
export class ProjectFolder {
  readonly root: string;
  readonly state: string;
  readonly #base: string;

  private constructor(base: string) {
    this.#base = base;
    this.root = path.join(base, 'project');
    this.state = path.join(base, 'state');
  }

  static async create(files: Readonly<Record<string, string>>): Promise<ProjectFolder> {
    const folder = new ProjectFolder(await mkdtemp(path.join(tmpdir(), 'planline-local-')));
    await mkdir(folder.root, { recursive: true });
    for (const [file, text] of Object.entries(files)) await folder.write(file, text);
    return folder;
  }

  async write(file: string, text: string | Uint8Array): Promise<void> {
    const target = path.join(this.root, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.root, file), 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#base, { recursive: true, force: true });
  }
}
