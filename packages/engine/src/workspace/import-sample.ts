import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { commitTree, countFiles, type RepositoryHead } from './commit-folder';
import { runGit } from './git';
import { type SampleCommit, sampleFolder, sampleHistory } from './sample-history';

/** A small real site with tests, a history and a few honest flaws; the same commits every time. */
export async function importSample({
  repository,
  signal,
}: {
  repository: string;
  signal?: AbortSignal;
}): Promise<RepositoryHead> {
  const staged = `${repository}.${crypto.randomUUID()}.new`;
  const folder = `${staged}.files`;
  try {
    await mkdir(folder, { recursive: true });
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: folder });
    let commit: string | null = null;
    for (const step of sampleHistory) {
      await copyFiles(step, folder);
      commit = await commitTree({
        gitDirectory: staged,
        folder,
        parent: commit,
        message: `${step.message}\n`,
        date: step.date,
        author: { name: step.author, email: emailOf(step.author) },
        signal,
      });
    }
    if (commit === null) throw new Error('the sample has no history');
    await runGit(['update-ref', 'refs/heads/main', commit], { cwd: staged });
    const fileCount = await countFiles(staged, commit);
    await rename(staged, repository);
    return { commit, fileCount };
  } finally {
    await rm(staged, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyFiles({ files }: SampleCommit, folder: string): Promise<void> {
  for (const [target, source] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(target)), { recursive: true });
    await copyFile(path.join(sampleFolder, source), path.join(folder, target));
  }
}

const emailOf = (author: string) => `${author.split(' ')[0]?.toLowerCase()}@sunrise-bakery.example`;
