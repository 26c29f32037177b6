import type { FastifyInstance } from 'fastify';
import { installRoute } from './install-route';
import { routes } from './routes';
import type { SignedApi } from './signed-api-options';
import { installSignedDoor } from './signed-door';

/** `/v1`, for other people's servers: the same verbs as the browser's door, behind a signature. */
export async function addSignedApi(app: FastifyInstance, api: SignedApi): Promise<void> {
  await app.register(
    async (v1) => {
      installSignedDoor(v1, api);
      for (const route of routes) installRoute(v1, api, route);
    },
    { prefix: '/v1' },
  );
}
