import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { commitTree, countFiles, type RepositoryHead } from '../commit-folder';
import type { FolderStorage } from '../folder-storage';
import { runGit } from '../git';

const filesFolder = path.join(import.meta.dirname, 'files');

/** The history of the sample: what came when, so that evidence from past commits is there to be found. */
const history: readonly { date: string; message: string; files: readonly string[] }[] = [
  {
    date: '2026-01-12T09:10:00Z',
    message: 'Start the site: home page and styles',
    files: ['index.html', 'css/site.css', '.gitignore', 'images/sourdough.svg', 'images/almond-cake.svg', 'images/croissant.svg'],
  },
  {
    date: '2026-01-19T10:25:00Z',
    message: 'Add the cakes page with prices',
    files: ['cakes.html'],
  },
  {
    date: '2026-01-27T08:40:00Z',
    message: 'Add the about page: people, oven and flour',
    files: ['about.html'],
  },
  {
    date: '2026-02-03T16:05:00Z',
    message: 'Show opening hours and whether the shop is open now',
    files: ['contact.html', 'js/dates.js', 'tests/dates.test.js'],
  },
  {
    date: '2026-02-14T11:30:00Z',
    message: 'Keep a basket of cakes in the browser, with a discount',
    files: ['js/cart.js', 'tests/cart.test.js'],
  },
  {
    date: '2026-03-02T09:00:00Z',
    message: 'Check the contact form before it is sent',
    files: ['js/contact-form.js', 'js/main.js'],
  },
  {
    date: '2026-03-20T14:45:00Z',
    message: 'Build the site into dist and describe it',
    files: ['scripts/build.js', 'package.json', 'README.md'],
  },
];

/** `.gitignore` is kept under another name in our own repository, where it would act. */
const sourceName = (file: string) => (file === '.gitignore' ? 'gitignore.txt' : file);

/** A small real site with tests, a history and a few honest flaws; the same commits every time. */
export async function createSampleProject(
  storage: FolderStorage,
  projectId: string,
): Promise<RepositoryHead> {
  const folder = await storage.makeTemporary();
  const repository = storage.repository(projectId);
  const staged = `${repository}.${crypto.randomUUID()}.new`;
  try {
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: folder });
    let commit: string | null = null;
    for (const { date, message, files } of history) {
      for (const file of files) {
        await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
        await copyFile(path.join(filesFolder, sourceName(file)), path.join(folder, file));
      }
      commit = await commitTree({ gitDirectory: staged, folder, parent: commit, message: `${message}\n`, date });
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
