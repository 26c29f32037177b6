import { startTestServer, type TestServer } from './test-server';

/** Several packages may be tested by one vitest process: they share its server, and the last one stops it. */
const shared = globalThis as typeof globalThis & {
  planlineTestServer?: { server: Promise<TestServer>; users: number } | undefined;
};

/** For `globalSetup` of a vitest configuration. Test files find the server through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  shared.planlineTestServer ??= { server: startTestServer(), users: 0 };
  const holder = shared.planlineTestServer;
  holder.users += 1;
  const server = await holder.server;
  process.env.PLANLINE_TEST_ADMIN_URL = server.adminUrl;
  process.env.PLANLINE_TEST_TEMPLATE = server.template;
  return async () => {
    holder.users -= 1;
    if (holder.users > 0) return;
    shared.planlineTestServer = undefined;
    await server.stop();
  };
}
