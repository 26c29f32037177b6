import { connect, createServer, type Socket } from 'node:net';

export interface BreakableRedis extends AsyncDisposable {
  url: string;
  /** From now on nobody gets through, and who is through is cut off. */
  breakOff(): void;
  /** From now on it takes commands and says nothing. */
  fallSilent(): void;
  mend(): void;
}

/** A way to a real Redis that can be broken in the two ways in which servers are lost. */
export async function createBreakableRedis(redisUrl: string): Promise<BreakableRedis> {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let state: 'open' | 'broken' | 'silent' = 'open';
  const server = createServer((near) => {
    if (state === 'broken') return near.destroy();
    const far = connect(Number(port || 6379), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => state === 'open' && far.write(chunk));
    far.on('data', (chunk) => state === 'open' && near.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cutOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${address.port}`,
    breakOff() {
      state = 'broken';
      cutOff();
    },
    fallSilent() {
      state = 'silent';
    },
    mend() {
      state = 'open';
      cutOff();
    },
    async [Symbol.asyncDispose]() {
      cutOff();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
