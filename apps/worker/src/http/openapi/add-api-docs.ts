import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { docsFiles, docsPage, docsPolicy, docsScript } from './docs-page';
import { createOpenApiDocument } from './openapi-document';

const forAnHour = 'public, max-age=3600';

/** `/v1/openapi.json` and `/v1/docs`: they hold nothing of any project and need no signature. */
export async function addApiDocs(app: FastifyInstance): Promise<void> {
  const document = JSON.stringify(createOpenApiDocument());
  await app.register(
    async (docs) => {
      docs.addHook('onSend', async (_request, reply) => {
        reply.headers({
          'content-security-policy': docsPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': forAnHour,
        });
      });
      docs.get('/openapi.json', (_request, reply) => reply.type('application/json').send(document));
      docs.get('/docs', (_request, reply) => reply.type('text/html').send(docsPage));
      docs.get('/docs/start.js', (_request, reply) =>
        reply.type('text/javascript').send(docsScript),
      );
      for (const [name, { type, path }] of Object.entries(docsFiles)) {
        docs.get(`/docs/${name}`, async (_request, reply) =>
          reply.type(type).send(await readFile(path)),
        );
      }
    },
    { prefix: '/v1' },
  );
}
