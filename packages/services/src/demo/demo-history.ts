import type { Dependencies } from '../context';
import { type DemoRows, noRows } from './demo-rows';
import type { SeededRandom } from './seeded-random';

/** What all who record a part of the history share: its rows, its clock, and who and where it is about. */
export interface DemoHistory {
  rows: DemoRows;
  random: SeededRandom;
  newId: Dependencies['newId'];
  projectId: string;
  userId: string;
  engine: { engine: 'local'; engineReason: string };
  /** The present of the story; `pass` moves it on. */
  now(): Date;
  pass(seconds: number): Date;
  /** The next row of the timeline. */
  append(
    row: Omit<DemoRows['timeline'][number], 'id' | 'projectId' | 'userId' | 'createdAt'>,
  ): number;
  /** The version that the next question is about. */
  version: { versionId: string; number: number; treeDigest: string };
  session: DemoSession | null;
}

export type DemoSession = DemoRows['sessions'][number] & {
  messageCount: number;
  totalTokensUsed: number;
  totalAiSecondsConsumed: number;
};

export function beginHistory(
  facts: Pick<DemoHistory, 'random' | 'newId' | 'projectId' | 'userId' | 'version'> & {
    beginsAt: Date;
    /** Ids of timeline rows, taken from the table's own sequence. */
    rowIds: readonly number[];
  },
): DemoHistory & { moveTo(at: Date): void } {
  const { beginsAt, rowIds, ...shared } = facts;
  const rows = noRows();
  let now = beginsAt.getTime();
  return {
    ...shared,
    rows,
    engine: { engine: 'local', engineReason: 'no-credentials' },
    session: null,
    now: () => new Date(now),
    pass(seconds) {
      now += Math.round(seconds * 1_000);
      return new Date(now);
    },
    moveTo(at) {
      now = Math.max(now, at.getTime());
    },
    append(row) {
      const id = rowIds[rows.timeline.length];
      if (id === undefined) throw new Error('more rows than the story has');
      const { projectId, userId } = shared;
      rows.timeline.push({ ...row, id, projectId, userId, createdAt: new Date(now) });
      return id;
    },
  };
}
