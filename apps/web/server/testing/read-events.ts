export interface ServerSentEvent {
  event: string;
  id: string | null;
  data: string;
}

/** The events of a stream as they come; WHATWG HTML §9.2.6, as far as our server uses it. */
export async function* readEvents(answer: Response): AsyncGenerator<ServerSentEvent, void, void> {
  if (!answer.body) throw new Error('no body');
  const decoder = new TextDecoder();
  let buffered = '';
  for await (const chunk of answer.body) {
    buffered += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = buffered.split('\n\n');
    buffered = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parseBlock(block);
      if (event) yield event;
    }
  }
}

function parseBlock(block: string): ServerSentEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split('\n').filter(Boolean)) {
    const [name = '', ...value] = line.split(': ');
    fields.set(name.replace(/:$/, ''), value.join(': '));
  }
  if (fields.size === 0) return null;
  return {
    event: fields.get('event') ?? 'message',
    id: fields.get('id') ?? null,
    data: fields.get('data') ?? '',
  };
}
