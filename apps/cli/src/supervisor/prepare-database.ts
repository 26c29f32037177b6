import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

export type PreparationTask =
  | { task: 'migrate'; databaseUrl: string }
  | { task: 'link'; databaseUrl: string; publicUrl: string };

export type PreparationRequest = PreparationTask & { id: number };

export interface PreparationResponse {
  id: number;
  link?: string | null;
  failure?: { code: string | null; message: string; stack: string | null };
}

export interface Preparation {
  /** @throws Error with the `code` of what went wrong there */
  migrate(databaseUrl: string): Promise<void>;
  makeSignInLink(databaseUrl: string, publicUrl: string): Promise<string>;
  end(): void;
}

/** Starts at once, so that it has loaded its code by the time the database is up. */
export function startPreparation(): Preparation {
  const child = fork(path.join(import.meta.dirname, 'preparation.ts'), {
    execArgv: ['--import', 'tsx'],
    cwd: path.join(import.meta.dirname, '../..'),
    // In a group of its own: a Ctrl-C is for the supervisor, which then ends it.
    detached: true,
  });
  let lastId = 0;
  const request = (task: PreparationTask) => {
    lastId += 1;
    return answerTo(child, { ...task, id: lastId });
  };
  return {
    migrate: async (databaseUrl) => {
      await request({ task: 'migrate', databaseUrl });
    },
    async makeSignInLink(databaseUrl, publicUrl) {
      const link = await request({ task: 'link', databaseUrl, publicUrl });
      if (typeof link !== 'string') throw new Error('no sign-in link was made');
      return link;
    },
    end: () => child.kill('SIGKILL'),
  };
}

function answerTo(child: ChildProcess, request: PreparationRequest): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the preparation of the database ended early'));
    const onMessage = (response: PreparationResponse) => {
      if (response.id !== request.id) return;
      child.off('exit', onExit);
      child.off('message', onMessage);
      if (response.failure) reject(errorOf(response.failure));
      else resolve(response.link ?? null);
    };
    child.once('exit', onExit);
    child.on('message', onMessage);
    child.send(request);
  });
}

function errorOf({ code, message, stack }: NonNullable<PreparationResponse['failure']>): Error {
  const error = Object.assign(new Error(message), { code });
  if (stack !== null) error.stack = stack;
  return error;
}
