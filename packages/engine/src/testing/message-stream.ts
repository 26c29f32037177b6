import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ScriptedBlock, ScriptedMessage } from './scripted-reply';

/** Streams one message as the Messages API does: server-sent events, each block in pieces. */
export async function streamMessage(
  response: ServerResponse,
  reply: ScriptedMessage,
  envelope: { id: string; model: string },
): Promise<void> {
  const send = (event: string, data: Record<string, unknown>) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify({ type: event, ...data })}\n\n`);
  const usage = reply.usage ?? defaultUsage;
  let piece = 0;
  await reply.gate?.(0);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  send('message_start', {
    message: {
      ...envelope,
      type: 'message',
      role: 'assistant',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: usage.inputTokens, output_tokens: 1 },
    },
  });
  for (const [index, block] of reply.content.entries()) {
    send('content_block_start', {
      index,
      content_block: emptyBlock(block, `toolu_${envelope.id}_${index}`),
    });
    for (const delta of deltasOf(block, reply.pieceLength ?? 24)) {
      if (reply.broken && piece >= reply.broken.afterPieces) {
        return breakStream(response, reply.broken.how);
      }
      piece += 1;
      if (reply.pieceDelayMs) await pause(reply.pieceDelayMs);
      await reply.gate?.(piece);
      if (response.destroyed) return;
      send('content_block_delta', { index, delta });
    }
    send('content_block_stop', { index });
  }
  send('message_delta', {
    delta: { stop_reason: stopReasonOf(reply), stop_sequence: null },
    usage: { output_tokens: usage.outputTokens },
  });
  send('message_stop', {});
  response.end();
}

/** The same message to a request without `stream`: the CLI asks so once when a stream broke. */
export function sendWholeMessage(
  response: ServerResponse,
  reply: ScriptedMessage,
  envelope: { id: string; model: string },
): void {
  if (reply.broken) {
    response.destroy();
    return;
  }
  const usage = reply.usage ?? defaultUsage;
  const body = {
    ...envelope,
    type: 'message',
    role: 'assistant',
    content: reply.content.map((block, index) => ({
      ...emptyBlock(block, `toolu_${envelope.id}_${index}`),
      ...(block.type === 'text' && { text: block.text }),
      ...(block.type === 'thinking' && { thinking: block.text, signature: 'c2lnbmVk' }),
      ...(block.type === 'tool' && { input: block.input }),
    })),
    stop_reason: stopReasonOf(reply),
    stop_sequence: null,
    usage: { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens },
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const defaultUsage = { inputTokens: 100, outputTokens: 50 };

function stopReasonOf(reply: ScriptedMessage): string {
  const isToolUse = reply.content.some((block) => block.type === 'tool');
  return reply.stopReason ?? (isToolUse ? 'tool_use' : 'end_turn');
}

function breakStream(response: ServerResponse, how: NonNullable<ScriptedMessage['broken']>['how']) {
  if (how === 'socket-closed') response.destroy();
  if (how === 'garbage')
    response.end('event: content_block_delta\ndata: {"type":"content_blo<<<\n\n');
  if (how === 'error-event') {
    const error = { type: 'error', error: { type: 'api_error', message: 'broken on purpose' } };
    response.end(`event: error\ndata: ${JSON.stringify(error)}\n\n`);
  }
  // `stalled` keeps the socket open and says nothing more.
}

function emptyBlock(block: ScriptedBlock, id: string) {
  if (block.type === 'text') return { type: 'text', text: '' };
  if (block.type === 'thinking') return { type: 'thinking', thinking: '', signature: '' };
  return { type: 'tool_use', id, name: block.name, input: {} };
}

function deltasOf(block: ScriptedBlock, length: number): Record<string, string>[] {
  if (block.type === 'text') {
    return pieces(block.text, length).map((value) => ({ type: 'text_delta', text: value }));
  }
  if (block.type === 'thinking') {
    return [
      ...pieces(block.text, length).map((value) => ({ type: 'thinking_delta', thinking: value })),
      { type: 'signature_delta', signature: 'c2lnbmVk' },
    ];
  }
  const input = typeof block.input === 'string' ? block.input : JSON.stringify(block.input);
  return pieces(input, length).map((value) => ({ type: 'input_json_delta', partial_json: value }));
}

function pieces(value: string, length: number): string[] {
  const characters = [...value];
  const count = Math.ceil(characters.length / length);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  );
}
