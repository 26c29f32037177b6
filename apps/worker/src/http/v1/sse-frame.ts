import type { PublicStreamEvent } from '@planline/contracts/public-stream';

/** A comment: keeps a silent connection open and is no event to a reader. */
export const heartbeatFrame = ': still here\n\n';

/** One event as WHATWG's EventSource reads it. JSON has no line feed, so `data` is one line. */
export function sseFrame({ name, id, data }: PublicStreamEvent): string {
  const lines = [
    ...(id === null ? [] : [`id: ${id}`]),
    `event: ${name}`,
    ...(name === 'reconnect' ? [`retry: ${data.afterMs}`] : []),
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}
