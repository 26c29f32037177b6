/** All events of a run, oldest first; an error of the run is thrown on. */
export async function collectEvents<T>(events: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

/** The text of the last attempt at an answer, put together from its pieces. */
export function lastAttemptText(
  events: readonly { type: string; text?: string; attempt?: number }[],
): string {
  const start = events.findLastIndex((event) => event.type === 'answer-start');
  return events
    .slice(start)
    .filter((event) => event.type === 'answer-delta')
    .map((event) => event.text)
    .join('');
}

export function eventOf<T extends { type: string }, K extends T['type']>(
  events: readonly T[],
  type: K,
): Extract<T, { type: K }> {
  const found = events.find((event): event is Extract<T, { type: K }> => event.type === type);
  if (!found) throw new Error(`no ${type} among ${events.map((event) => event.type).join(', ')}`);
  return found;
}
