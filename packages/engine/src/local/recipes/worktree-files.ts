import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { isSafeName } from '../code-index/safe-text';
import { readTextFile } from '../code-index/scan-snapshot';

const REFUSED = 'path-outside-worktree';

/** The one way to the worktree: every path stays inside it, and no link is followed. */
export class WorktreeFiles {
  readonly #root: string;
  readonly #written = new Set<string>();

  private constructor(root: string) {
    this.#root = root;
  }

  static async open(worktreePath: string): Promise<WorktreeFiles> {
    return new WorktreeFiles(await realpath(worktreePath));
  }

  get written(): readonly string[] {
    return [...this.#written];
  }

  async read(relative: string): Promise<string | null> {
    const target = await this.#safePath(relative, false);
    const outcome = await readTextFile(target);
    return outcome.type === 'text' ? outcome.text : null;
  }

  async exists(relative: string): Promise<boolean> {
    const target = await this.#safePath(relative, false);
    return lstat(target).then(
      () => true,
      () => false,
    );
  }

  /** @throws DomainError ENGINE_FAILED when the path leaves the worktree or meets a link. */
  async write(relative: string, text: string): Promise<void> {
    const target = await this.#safePath(relative, true);
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
    const file = await open(target, flags, 0o644).catch(() => {
      throw refusal();
    });
    try {
      await file.writeFile(text, 'utf8');
    } finally {
      await file.close();
    }
    this.#written.add(relative);
  }

  async #safePath(relative: string, create: boolean): Promise<string> {
    const parts = relative.split('/');
    const isPlain =
      relative.length < 400 &&
      !path.isAbsolute(relative) &&
      !relative.includes('\\') &&
      parts.every((part) => part !== '' && part !== '.' && part !== '..' && isSafeName(part)) &&
      !parts.some((part) => part.toLowerCase() === '.git');
    if (!isPlain) throw refusal();
    let current = this.#root;
    for (const part of parts.slice(0, -1)) {
      current = path.join(current, part);
      const stats = await lstat(current).catch(() => null);
      if (stats === null && create) await mkdir(current);
      else if (stats !== null && !stats.isDirectory()) throw refusal();
    }
    const target = path.join(current, parts.at(-1) as string);
    const stats = await lstat(target).catch(() => null);
    if (stats !== null && !stats.isFile()) throw refusal();
    return target;
  }
}

export function isPathRefusal(error: unknown): boolean {
  return isDomainError(error) && error.toView().details.reason === REFUSED;
}

function refusal(): DomainError<'ENGINE_FAILED'> {
  return new DomainError('ENGINE_FAILED', { reason: REFUSED });
}
