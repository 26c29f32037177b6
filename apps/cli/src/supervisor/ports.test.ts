import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { readStartConfig } from '../config';
import { requireFreePorts } from './ports';

it('names the taken port, its variable and a free one', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const config = readStartConfig({ WORKER_PORT: String(port), PORT: '1', PREVIEW_PORT: '2' }, '/');
  const others = { ...config, PORT: await free(), PREVIEW_PORT: await free() };
  await expect(requireFreePorts(others, 0)).rejects.toThrow(
    new RegExp(
      `^Port ${port} is in use by another program. Choose another one: WORKER_PORT=\\d+ npm start$`,
    ),
  );
  await new Promise((resolve) => taken.close(resolve));
  await expect(requireFreePorts(others, 0)).resolves.toBeUndefined();
});

it('says when the address to listen on is not of this machine', async () => {
  const config = readStartConfig({ HOST: '203.0.113.7' }, '/');
  await expect(requireFreePorts(config, 0)).rejects.toThrow('HOST is "203.0.113.7"');
});

async function free(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
