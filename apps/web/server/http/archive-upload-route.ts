import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApiContext } from '@planline/api/context';
import { DomainError, errorViewOf } from '@planline/contracts/domain-error';
import { projectNameSchema } from '@planline/contracts/project';
import type { FolderStorage } from '@planline/engine/workspace/folder-storage';
import { importFromArchive } from '@planline/services/project';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ulid } from 'ulid';
import { z } from 'zod';

const querySchema = z.object({
  fileName: z.string().min(1).max(255),
  name: projectNameSchema.optional(),
});

export interface ArchiveUploadOptions {
  /** Where uploads wait for the worker. */
  storage: FolderStorage;
  maxBytes: number;
  createContext: (request: FastifyRequest) => Promise<ApiContext>;
}

/** `POST /api/projects/import-archive?fileName=site.zip` with the archive itself as the body. */
export function registerArchiveUpload(app: FastifyInstance, options: ArchiveUploadOptions): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The stream is read by the handler, after it has asked who is there.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post(
      '/api/projects/import-archive',
      { bodyLimit: options.maxBytes },
      async (request, reply) => {
        const context = await options.createContext(request);
        if (!context.actor) throw new DomainError('UNAUTHENTICATED', {});
        const query = parseQuery(request.query);
        const file = ulid();
        const place = options.storage.upload(file);
        const observe = (status: string, projectId: string | null) =>
          context.observe({
            procedure: 'project.importArchive',
            type: 'mutation',
            status,
            projectId,
            durationMs: reply.elapsedTime,
          });
        try {
          await receive(request.body as Readable | undefined, place, options.maxBytes);
          const verbs = context.servicesFor(context.actor);
          const project = await importFromArchive(verbs, { ...query, file });
          observe('ok', project.projectId);
          return await reply.code(201).send(project);
        } catch (error) {
          observe(errorViewOf(error).code, null);
          await rm(place, { force: true });
          throw error;
        }
      },
    );
  });
}

function parseQuery(query: unknown): z.infer<typeof querySchema> {
  const parsed = querySchema.safeParse(query);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  throw new DomainError('VALIDATION_FAILED', { issues });
}

/** @throws IMPORT_TOO_LARGE, VALIDATION_FAILED when there is no body */
async function receive(body: Readable | undefined, place: string, maxBytes: number): Promise<void> {
  if (!body) {
    const issues = [{ path: '', message: 'the body is the archive itself' }];
    throw new DomainError('VALIDATION_FAILED', { issues });
  }
  await pipeline(bounded(body, maxBytes), createWriteStream(place, { mode: 0o600, flags: 'wx' }));
}

async function* bounded(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let received = 0;
  // Leaving early must not destroy the request: its socket still has to carry the refusal.
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    received += (chunk as Buffer).length;
    if (received > maxBytes) {
      throw new DomainError('IMPORT_TOO_LARGE', { measure: 'archive', maximum: maxBytes });
    }
    yield chunk as Buffer;
  }
}
