import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SeenRequest {
  line: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Step = (response: ServerResponse) => void;

/** A server that answers each request with the next step; what it does not know is 500. */
export async function startScriptedServer(steps: Step[]) {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    const step = steps.shift();
    if (step) step(response);
    else response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Step =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

/** What a proxy says that knows nothing of the server behind it. */
export const page =
  (status: number): Step =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');

export const hangUp: Step = (response) => {
  response.socket?.destroy();
};

export const refusal = (error: string, details?: object) => ({
  type: 'chat_response',
  subtype: 'error',
  error,
  message: `${error} in words`,
  ...(details && { details }),
});
