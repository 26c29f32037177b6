import type { FastifyInstance } from 'fastify';
import { installRoute } from './install-route';
import { createOpenRequests } from './open-requests';
import { routes } from './routes';
import type { SignedApi } from './signed-api-options';
import { installSignedDoor } from './signed-door';

const lastWordsMs = 2_000;

/** `/v1`, for other people's servers: the same verbs as the browser's door, behind a signature. */
export async function addSignedApi(app: FastifyInstance, api: SignedApi): Promise<void> {
  await app.register(
    async (v1) => {
      const open = createOpenRequests();
      v1.addHook('onRequest', async (_request, reply) => open.add(reply.raw));
      // Connections are cut when the server closes: what an answer says last, that its reader may come
      // back, has to be out by then.
      v1.addHook('preClose', () => open.answered(lastWordsMs));
      installSignedDoor(v1, api);
      for (const route of routes) installRoute(v1, api, route);
    },
    { prefix: '/v1' },
  );
}
