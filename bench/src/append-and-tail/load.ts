import type { RunEventBody } from '@planline/contracts/run-event';

/** What both sides of the benchmark have to agree on. */
export const load = {
  projects: 200,
  writers: 16,
  readers: 4,
  /** Events of one append: what a burst of deltas becomes. */
  batch: 4,
} as const;

export const projectName = (index: number): string => `project-${index}`;
/** 26 characters, as run ids are; the one run of a project that its writers append to. */
export const runName = (index: number): string => `${index}`.padStart(26, '0');

/** A run of its own per writer and pass, because nobody gives out numbers to bare rows. */
export const bareRunName = (pass: number, writer: number): string => `bare-${pass}-${writer}`;

/** Told apart by writer and count, so that a lost or doubled event is seen. */
export function eventsOf(writer: number, count: number): RunEventBody[] {
  return Array.from({ length: load.batch }, (_, place) => ({
    type: 'answer-delta' as const,
    text: `${writer}:${count}:${place} The hours are in js/dates.js, by day of the week. `,
  }));
}
