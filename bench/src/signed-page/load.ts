import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { signRequest } from '@planline/services/signature';
import { benchKey } from './bench-key';

const path = '/v1/project/01J00000000000000000000000/timeline';
const query = 'limit=50&mode=all';
const actorUserId = '01J00000000000000000000001';

/** Requests as bytes, each signed with a nonce of its own: making them costs nothing while time is taken. */
export function signedRequests(count: number): Buffer[] {
  const timestamp = Math.floor(Date.now() / 1_000);
  return Array.from({ length: count }, () => {
    const signature = signRequest(
      benchKey,
      { timestamp, nonce: randomUUID() },
      {
        method: 'GET',
        path,
        query,
        actorUserId,
        contentType: '',
        idempotencyKey: '',
        body: Buffer.alloc(0),
      },
    );
    return Buffer.from(
      `GET ${path}?${query} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-actor-user-id: ${actorUserId}\r\nx-hmac-signature: ${signature}\r\n\r\n`,
    );
  });
}

/** Sends all over keep-alive connections, one request at a time on each; answers per second. */
export async function answersPerSecond(
  port: number,
  requests: readonly Buffer[],
  connections: number,
): Promise<number> {
  let next = 0;
  const begunAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, '127.0.0.1').setNoDelay();
      try {
        for (let request = requests[next++]; request; request = requests[next++]) {
          socket.write(request);
          await wholeAnswer(socket);
        }
      } finally {
        socket.destroy();
      }
    }),
  );
  return (requests.length / (performance.now() - begunAt)) * 1_000;
}

/** @throws Error for anything but a 200 with a length */
function wholeAnswer(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let left: number | null = null;
    const finish = (error?: Error) => {
      socket.off('data', onData).off('error', finish).off('close', onClose);
      if (error) reject(error);
      else resolve();
    };
    const onClose = () => finish(new Error('the server closed the connection'));
    const onData = (bytes: Buffer) => {
      if (left === null) {
        const end = bytes.indexOf('\r\n\r\n');
        const head = bytes.toString('latin1', 0, end);
        const length = /^content-length: (\d+)$/im.exec(head)?.[1];
        if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
          return finish(new Error(`not answered: ${head.split('\r\n')[0]}`));
        }
        left = Number(length) + end + 4;
      }
      left -= bytes.length;
      if (left <= 0) finish();
    };
    socket.on('data', onData).once('error', finish).once('close', onClose);
  });
}
