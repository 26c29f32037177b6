import { createReadStream } from 'node:fs';
import type { ApiContext } from '@planline/api/context';
import { DomainError } from '@planline/contracts/domain-error';
import { projectIdSchema, versionIdSchema } from '@planline/contracts/ids';
import { getVersionArtifact, getVersionPatch } from '@planline/services/project';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

const placeSchema = z.object({ projectId: projectIdSchema, versionId: versionIdSchema });
const prefix = '/api/projects/:projectId/versions/:versionId';

/** Downloads of what a build made, for members; never shown in the browser as a page. */
export function registerVersionFiles(
  app: FastifyInstance,
  createContext: (request: FastifyRequest) => Promise<ApiContext>,
): void {
  app.get(`${prefix}/patch`, async (request, reply) => {
    const { fileName, text } = await getVersionPatch(
      verbsOf(await createContext(request)),
      placeOf(request),
    );
    return asDownload(reply, fileName, 'text/x-patch; charset=utf-8').send(text);
  });

  app.get(`${prefix}/artifact`, async (request, reply) => {
    const { fileName, path, bytes } = await getVersionArtifact(
      verbsOf(await createContext(request)),
      placeOf(request),
    );
    return asDownload(reply, fileName, 'application/gzip')
      .header('content-length', bytes)
      .send(createReadStream(path));
  });
}

function verbsOf(context: ApiContext) {
  if (!context.actor) throw new DomainError('UNAUTHENTICATED', {});
  return context.servicesFor(context.actor);
}

/** An id that cannot exist is answered like one that does not. */
function placeOf(request: FastifyRequest): z.infer<typeof placeSchema> {
  const parsed = placeSchema.safeParse(request.params);
  if (!parsed.success) throw new DomainError('NOT_FOUND', {});
  return parsed.data;
}

function asDownload(reply: FastifyReply, fileName: string, type: string): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('content-security-policy', "sandbox; default-src 'none'");
}
