import { once } from 'node:events';
import { createServer } from 'node:net';

/** Why nobody could listen there now (`EADDRINUSE`, `EACCES`, …), or null when one could. */
export async function listenProblem(port: number, host: string): Promise<string | null> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EADDRINUSE';
  } finally {
    server.close();
  }
}
