import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createAuth, createOwnerLink } from '@planline/services/account';
import { createProjectWorld, type ProjectWorld } from '@planline/services/testing/project-world';
import pino from 'pino';
import { closeInOrder } from '../close-in-order';
import { readWebConfig, type WebConfig } from '../config';
import { clientAddressHeader } from '../http/client-address';
import { createPageHandler } from '../http/page-handler';
import { createWebApp, type WebApp } from '../web-app';

/** The web process without Next: real routes, real database, a page that says what it was given. */
export interface WebWorld extends AsyncDisposable {
  world: ProjectWorld;
  web: WebApp;
  config: WebConfig;
  /** Where it really listens; `config.publicUrl` is what browsers believe. */
  address: string;
  /** Everything that was logged. */
  log(): string;
  signInAsOwner(): Promise<string>;
  close(): Promise<boolean>;
}

export async function createWebWorld(): Promise<WebWorld> {
  const world = await createProjectWorld();
  const lines: string[] = [];
  const logger = pino(
    { level: 'info' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const config = readWebConfig({
    DATABASE_URL: world.database.url,
    AUTH_SECRET: 'a secret of tests that is long enough',
    PLANLINE_DATA_DIR: world.folder,
  });
  const dependencies = { ...world.deps, logger };
  const auth = createAuth({
    db: world.deps.db,
    publicUrl: config.publicUrl,
    secret: config.authSecret,
    openSignUp: config.openSignUp,
    clientAddressHeader,
    logger,
    clock: world.deps.clock,
  });
  const closing = new AbortController();
  const web = createWebApp({
    config,
    auth,
    dependencies,
    closing: closing.signal,
    pages: createPageHandler(config, (request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url: request.url, headers: request.headers }));
    }),
  });
  await web.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = web.app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  let closed: Promise<boolean> | null = null;
  const close = () => {
    closed ??= closeInOrder({
      app: web.app,
      closing,
      countOpenRequests: web.countOpenRequests,
      below: [{ name: 'audit', close: () => web.audit.close() }],
      logger,
    });
    return closed;
  };
  return {
    world,
    web,
    config,
    address,
    log: () => lines.join(''),
    async signInAsOwner() {
      const { url } = await createOwnerLink({ ...world.deps, publicUrl: address });
      const answer = await fetch(url, { redirect: 'manual' });
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    close,
    async [Symbol.asyncDispose]() {
      await close();
      await world[Symbol.asyncDispose]();
    },
  };
}
