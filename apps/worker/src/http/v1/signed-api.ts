import type { FastifyInstance } from 'fastify';
import { addChatPlanRoute } from './chat-plan-route';
import { addReadRoutes } from './read-routes';
import { installSignedDoor, type SignedApi } from './signed-door';

/** `/v1`, for other people's servers: the same verbs as the browser's door, behind a signature. */
export async function addSignedApi(app: FastifyInstance, api: SignedApi): Promise<void> {
  await app.register(
    async (v1) => {
      installSignedDoor(v1, api);
      addChatPlanRoute(v1, api);
      addReadRoutes(v1);
    },
    { prefix: '/v1' },
  );
}
