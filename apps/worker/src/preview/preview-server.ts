import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { parseByteRange } from './byte-range';
import { findPreviewFile, type PreviewFile } from './find-preview-file';
import { mediaTypeOf } from './media-type';
import { notFoundPage } from './not-found-page';
import { previewHeaders } from './preview-headers';
import { type PreviewTarget, parsePreviewTarget } from './preview-target';

export interface PreviewServerOptions {
  /** Absolute; one folder per version, named by its id in lower case. */
  previewsRoot: string;
  /** Host and port below which previews are reached, as in `localhost:4100`. */
  publicHost: string;
  /** The only origin whose pages may frame a preview. */
  appOrigin: string;
  logger: Pick<Logger, 'error'>;
}

export interface PreviewServer {
  /** @returns the port, for a port of 0 */
  listen(port: number, host: string): Promise<number>;
  /** Ends idle connections at once and the others when their answer is through, at most after two seconds. */
  close(): Promise<void>;
}

const closeGraceMs = 2_000;

/** Serves what builds published: static files and nothing else, on origins of their own. */
export function createPreviewServer(options: PreviewServerOptions): PreviewServer {
  const publicHostname = new URL(`http://${options.publicHost}`).hostname;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  server.on('request', (request, response) => {
    answer(request, response, options, publicHostname).catch((error: unknown) => {
      // A reader that went away ends the stream; that is no fault of ours.
      if (response.headersSent) response.destroy();
      else response.writeHead(500, previewHeaders(options.appOrigin, 'own-origin')).end();
      if (!isGone(error)) options.logger.error({ err: error }, 'preview failed');
    });
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), closeGraceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: PreviewServerOptions,
  publicHostname: string,
): Promise<void> {
  const target = parsePreviewTarget(
    { host: request.headers.host, url: request.url },
    publicHostname,
  );
  const place = target && target.prefix === '' ? 'own-origin' : 'shared-origin';
  for (const [name, value] of Object.entries(previewHeaders(options.appOrigin, place))) {
    if (value !== undefined) response.setHeader(name, value);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  if (target === null) return sendNotFound(request, response);
  const found = await findPreviewFile(options.previewsRoot, target);
  if (found.kind === 'folder') {
    response.writeHead(308, { Location: withSlash(target) }).end();
  } else if (found.kind === 'file') {
    await sendFile(request, response, found.file);
  } else if (found.notFoundPage) {
    await sendBody(request, response, found.notFoundPage, 404);
  } else sendNotFound(request, response);
}

/** Made of encoded names alone, so that it cannot lead to another host. */
function withSlash({ prefix, segments, query }: PreviewTarget): string {
  const path = segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
  return `${prefix}${path}/${query === '' ? '' : `?${query}`}`;
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: PreviewFile,
): Promise<void> {
  response.setHeader('ETag', file.etag);
  response.setHeader('Accept-Ranges', 'bytes');
  if (isKnown(request.headers['if-none-match'], file.etag)) {
    await file.handle.close();
    response.writeHead(304).end();
    return;
  }
  const ifRange = request.headers['if-range'];
  const isSame = ifRange === undefined || ifRange === file.etag;
  const range = parseByteRange(isSame ? request.headers.range : undefined, file.size);
  if (range.kind === 'unsatisfiable') {
    await file.handle.close();
    response.writeHead(416, { 'Content-Range': `bytes */${file.size}` }).end();
  } else if (range.kind === 'part') {
    response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    await sendBody(request, response, file, 206, range);
  } else await sendBody(request, response, file, 200);
}

async function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  file: PreviewFile,
  status: 200 | 206 | 404,
  range = { start: 0, end: file.size - 1 },
): Promise<void> {
  response.writeHead(status, {
    'Content-Type': mediaTypeOf(file.name),
    'Content-Length': range.end - range.start + 1,
  });
  if (request.method === 'HEAD' || file.size === 0) {
    await file.handle.close();
    response.end();
  } else await pipeline(file.handle.createReadStream(range), response);
}

function sendNotFound(request: IncomingMessage, response: ServerResponse): void {
  const page = Buffer.from(notFoundPage(request.headers['accept-language']));
  response.writeHead(404, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    Vary: 'Accept-Language',
  });
  response.end(request.method === 'HEAD' ? undefined : page);
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const known = header.split(',').map((one) => one.trim().replace(/^W\//u, ''));
  return known.includes('*') || known.includes(etag);
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
