import type { PreparedCall } from './signed-world';

export interface ReadEvent {
  id: string | null;
  event: string;
  data: unknown;
}

export interface OpenStream {
  response: Response;
  /** Everything received so far, comments as events named `:`. */
  events: ReadEvent[];
  /** Settles when the server has ended the stream. */
  ended: Promise<void>;
  leave(): void;
}

/** Opens a stream and collects what it says. */
export async function openStream({ url, init }: PreparedCall): Promise<OpenStream> {
  const left = new AbortController();
  const headers = { ...init.headers, accept: 'text/event-stream' };
  const response = await fetch(url, { ...init, headers, signal: left.signal });
  const events: ReadEvent[] = [];
  const ended = collect(response, events).catch((error: unknown) => {
    if (!left.signal.aborted) throw error;
  });
  return { response, events, ended, leave: () => left.abort() };
}

async function collect(response: Response, events: ReadEvent[]): Promise<void> {
  let rest = '';
  const text = response.body?.pipeThrough(new TextDecoderStream());
  for await (const chunk of text ?? []) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    events.push(...blocks.map(readBlock));
  }
}

function readBlock(block: string): ReadEvent {
  if (block.startsWith(':')) return { id: null, event: ':', data: block };
  const fields = new Map(
    block.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  return {
    id: fields.get('id') ?? null,
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? 'null'),
  };
}
