import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

export interface RunFolders extends AsyncDisposable {
  /** Outlives the run: sessions to resume live here, with the whole text of prompts and files. */
  home: string;
  /** Gone with the run: the CLI leaves sockets and probes behind in it. */
  temporary: string;
}

export async function prepareRunFolders(
  stateDirectory: string,
  temporaryDirectory: string,
): Promise<RunFolders> {
  const home = path.join(stateDirectory, 'claude-home');
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chmod(home, 0o700);
  const temporary = await mkdtemp(path.join(temporaryDirectory, 'planline-claude-'));
  return {
    home,
    temporary,
    [Symbol.asyncDispose]: () => rm(temporary, { recursive: true, force: true, maxRetries: 3 }),
  };
}
