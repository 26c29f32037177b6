import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifySignature } from '@planline/services/signature';
import { createWorkerApp } from '@planline/worker/http/create-app';
import { createWorkerMetrics } from '@planline/worker/http/metrics';
import pino from 'pino';
import { benchKey } from './bench-key';

export interface ServerReady {
  bare: number;
  signed: number;
}

/**
 * Two servers of one process: node:http alone, and the worker's own app that verifies a signature and uses
 * up its nonce. Both have the same page in memory and write it as JSON; keys and nonces are in memory, too.
 */
const page = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));

const bare = createServer((_request, response) => {
  const body = JSON.stringify(page);
  const length = Buffer.byteLength(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
  response.end(body);
});

const health = {
  isAccepting: () => true,
  checkDatabase: async () => {},
  isQueueRunning: () => true,
};
const app = createWorkerApp(pino({ level: 'silent' }), createWorkerMetrics(), health);
const ring = {
  find: async (keyId: string) =>
    keyId === benchKey.keyId ? { key: keyId, secrets: [benchKey.secret] } : null,
};
const nonces = new Set<string>();
app.get('/v1/project/:projectId/timeline', async (request, reply) => {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  const header = (name: string) => String(request.headers[name] ?? '');
  const verdict = await verifySignature(
    {
      header: header('x-hmac-signature'),
      parts: {
        method: request.method,
        path: mark === -1 ? url : url.slice(0, mark),
        query: mark === -1 ? '' : url.slice(mark + 1),
        actorUserId: header('x-actor-user-id'),
        contentType: header('content-type'),
        idempotencyKey: header('idempotency-key'),
        body: noBody,
      },
    },
    ring,
    new Date(),
  );
  if (!verdict.valid || nonces.has(verdict.nonce)) return reply.code(401).send();
  nonces.add(verdict.nonce);
  return reply.type('application/json').send(JSON.stringify(page));
});
const noBody = Buffer.alloc(0);

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
await app.ready();
process.send?.({
  bare: await listening(bare),
  signed: await listening(app.server),
} satisfies ServerReady);
process.once('disconnect', () => process.exit(0));
