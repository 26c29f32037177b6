import { DomainError } from '@planline/contracts/domain-error';

/**
 * Where a reader of a project's stream stands: the last timeline row it has, and for each run it follows
 * the last event it has. It travels as the id of each stream item, so it stays short and opaque.
 */
export interface Position {
  /** `project_seq` of the last timeline row sent; 0 before the first. */
  projectSeq: number;
  /** Run id to the `seq` of its last event sent; runs that have ended are not in it. */
  runs: Readonly<Record<string, number>>;
}

/** `p<seq>[.<run id>-<seq>]…`, safe in a header and in a URL. */
export function encodePosition(position: Position): string {
  const runs = Object.entries(position.runs).map(([runId, seq]) => `.${runId}-${seq}`);
  return `p${position.projectSeq}${runs.join('')}`;
}

/** @throws CURSOR_INVALID */
export function decodePosition(text: string): Position {
  // Above what encodePosition makes: all runs that may wait in a project, and those that ended meanwhile.
  if (!/^p\d{1,15}(\.[0-9A-Z]{26}-\d{1,9}){0,256}$/u.test(text)) {
    throw new DomainError('CURSOR_INVALID', {});
  }
  const [head = 'p0', ...runs] = text.split('.');
  return {
    projectSeq: Number(head.slice(1)),
    runs: Object.fromEntries(
      runs.map((run) => {
        const [runId = '', seq = '0'] = run.split('-');
        return [runId, Number(seq)];
      }),
    ),
  };
}
