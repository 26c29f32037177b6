import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendWholeMessage, streamMessage } from './message-stream';
import type { ScriptedReply } from './scripted-reply';

export interface RecordedRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** The parsed body; null when it is no JSON. */
  body: MessagesBody | null;
}

export interface MessagesBody {
  model?: string;
  stream?: boolean;
  system?: unknown;
  tools?: { name: string; input_schema?: unknown }[];
  messages?: { role: string; content: unknown }[];
}

/** Replies in order, or chosen by looking at the request; after the last reply of a list comes "Done.". */
export type Script =
  | readonly ScriptedReply[]
  | ((request: RecordedRequest, index: number) => ScriptedReply);

export interface ScriptedMessagesApi extends AsyncDisposable {
  readonly url: string;
  /** The `POST /v1/messages` requests so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Resolves when at least `count` such requests have come. */
  waitForRequests(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface ScriptedMessagesApiOptions {
  /** 0 takes a free port. */
  port?: number;
  script: Script;
}

/** A Messages API on 127.0.0.1 that says what the script says, for tests of whatever calls it. */
export async function createScriptedMessagesApi(
  options: ScriptedMessagesApiOptions,
): Promise<ScriptedMessagesApi> {
  const requests: RecordedRequest[] = [];
  const waiters = new Set<() => void>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const recorded = await record(request);
    const isMessage = recorded.method === 'POST' && /^\/v1\/messages(\?|$)/.test(recorded.path);
    if (!isMessage) return response.writeHead(404).end();
    const index = requests.push(recorded) - 1;
    for (const wake of waiters) wake();
    const reply = replyFor(options.script, recorded, index);
    if (reply.type === 'hang') return;
    if (reply.type === 'error') {
      const error = { type: reply.errorType, message: reply.message ?? reply.errorType };
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      return response.end(JSON.stringify({ type: 'error', error }));
    }
    const model = recorded.body?.model ?? 'scripted-model';
    const envelope = { id: `msg_scripted_${index}`, model };
    if (recorded.body?.stream !== true) return sendWholeMessage(response, reply, envelope);
    await streamMessage(response, reply, envelope);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    waitForRequests: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (requests.length < count) return;
          waiters.delete(check);
          resolve();
        };
        waiters.add(check);
        check();
      }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function replyFor(script: Script, request: RecordedRequest, index: number): ScriptedReply {
  if (typeof script === 'function') return script(request, index);
  return script[index] ?? { type: 'message', content: [{ type: 'text', text: 'Done.' }] };
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const base = { method: request.method ?? '', path: request.url ?? '', headers: request.headers };
  try {
    return { ...base, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as MessagesBody };
  } catch {
    return { ...base, body: null };
  }
}
