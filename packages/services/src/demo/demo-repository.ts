import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectId } from '@planline/contracts/ids';
import { commitTree, countFiles } from '@planline/engine/workspace/commit-folder';
import type { FolderStorage } from '@planline/engine/workspace/folder-storage';
import { runGit } from '@planline/engine/workspace/git';
import { importSample } from '@planline/engine/workspace/import-sample';
import { previewAddress } from '@planline/engine/workspace/preview-address';
import { packArtifact, publishPreview } from '@planline/engine/workspace/publish';
import { checkOutTree, ensureSnapshot } from '@planline/engine/workspace/snapshots';
import { treeDigest } from '@planline/engine/workspace/tree-digest';
import { buildBranch } from '@planline/engine/workspace/worktrees';

/** A state of the code as a version names it. */
export interface DemoCommit {
  commitSha: string;
  fileCount: number;
  treeDigest: string;
}

export interface DemoRepository {
  first: DemoCommit;
  /** What a build would have left: a commit on its branch and on main, its artifact and its preview. */
  commitBuild(build: {
    buildId: string;
    versionId: string;
    title: string;
    at: Date;
    outcome: 'edited' | 'document';
  }): Promise<DemoCommit & { branch: string; documentFile: string; previewUrl: string }>;
  /** Of the newest commit. */
  fileCount(): number;
  close(): Promise<void>;
}

/** The sample project's own repository, with one working folder that all demo builds use in turn. */
export async function openDemoRepository(
  storage: FolderStorage,
  projectId: ProjectId,
  previewUrl: string,
): Promise<DemoRepository> {
  const repository = storage.repository(projectId);
  const imported = await importSample({ repository });
  const folder = await storage.makeTemporary();
  await checkOutTree(repository, imported.commit, folder);
  // The tree that the next question reads, made while nobody waits for it.
  const snapshot = await ensureSnapshot(storage, projectId, imported.commit);
  let head = imported.commit;
  let builds = 0;
  let files = imported.fileCount;
  return {
    first: {
      commitSha: imported.commit,
      fileCount: imported.fileCount,
      treeDigest: (await treeDigest(snapshot)).digest,
    },
    async commitBuild({ buildId, versionId, title, at, outcome }) {
      builds += 1;
      const documentFile = `plan-${String(builds).padStart(3, '0')}.md`;
      if (outcome === 'document') await writeFile(path.join(folder, documentFile), `# ${title}\n`);
      else await addNews(path.join(folder, 'news.html'), title, at);
      head = await commitTree({
        gitDirectory: repository,
        folder,
        parent: head,
        message: `${outcome === 'document' ? `Plan ${builds}` : `Build ${builds}`}\n\n${title}\n`,
        date: at.toISOString(),
      });
      const branch = buildBranch(buildId);
      for (const ref of [branch, 'main']) {
        await runGit(['update-ref', `refs/heads/${ref}`, head], { cwd: repository });
      }
      await packArtifact(storage, versionId, folder);
      await publishPreview(storage, versionId, folder);
      const [fileCount, tree] = await Promise.all([
        countFiles(repository, head),
        treeDigest(folder),
      ]);
      files = fileCount;
      return {
        commitSha: head,
        fileCount,
        treeDigest: tree.digest,
        branch,
        documentFile,
        previewUrl: previewAddress(previewUrl, versionId),
      };
    },
    fileCount: () => files,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

const emptyPage = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>News · Sunrise Bakery</title>
  <link rel="stylesheet" href="css/site.css">
</head>
<body>
  <h1>News</h1>
  <ul>
  </ul>
</body>
</html>
`;

async function addNews(file: string, title: string, at: Date): Promise<void> {
  const page = await readFile(file, 'utf8').catch(() => emptyPage);
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const item = `    <li dir="auto">${text} <time>${at.toISOString().slice(0, 10)}</time></li>\n`;
  await writeFile(
    file,
    page.replace('  </ul>', () => `${item}  </ul>`),
  );
}
