import { randomUUID } from 'node:crypto';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { type Refusal, refusalSchema } from '@planline/contracts/refusal';
import { backoffMs, retryAfterMs, waitFor } from './backoff';
import type { ClientOptions } from './options';
import { RefusedError } from './refused-error';
import { signatureHeader } from './signature';

export interface ClientRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: object;
  /** The same for every attempt: a repeat is the same request. */
  idempotencyKey?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Transport {
  /** Resolves with an answer of the wanted kind. @throws RefusedError, or the last network error */
  send(request: ClientRequest): Promise<Response>;
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

// Half a minute in all at most: a server that is started again is back by then.
const defaultAttempts = 8;
const defaultLongestWaitMs = 60_000;

/** Signs every attempt anew, and repeats what may pass: no connection, too many, not ready, still running. */
export function createTransport(options: ClientOptions): Transport {
  const { fetch = globalThis.fetch, now = Date.now, wait = waitFor } = options;
  const { maxAttempts = defaultAttempts, longestWaitMs = defaultLongestWaitMs } = options;
  const attempt = (request: ClientRequest) => {
    const { url, init } = signed(options, request, now());
    return fetch(url, init);
  };
  return {
    wait,
    async send(request) {
      for (let count = 1; ; count += 1) {
        const isLast = count >= maxAttempts;
        const response = await attempt(request).catch((error: unknown) => {
          if (isLast || request.signal?.aborted) throw error;
          return null;
        });
        if (response?.ok) return response;
        let afterMs: number | null = null;
        if (response) {
          const text = await response.text();
          // A run that failed has an answer that says so: it is one, and stays the same.
          if (isEnvelope(text)) return new Response(text, { status: 200 });
          afterMs = retryAfterMs(response.headers.get('retry-after'), now());
          const refused = refusedError(response, text, afterMs);
          // To come back earlier than asked would only be refused again.
          const isTooFar = afterMs !== null && afterMs > longestWaitMs;
          if (isLast || isTooFar || !mayPass(refused)) throw refused;
        }
        await wait(afterMs ?? backoffMs(count), request.signal);
      }
    },
  };
}

function signed(options: ClientOptions, request: ClientRequest, nowMs: number) {
  const query = new URLSearchParams(
    Object.entries(request.query ?? {}).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  const contentType = body === '' ? '' : 'application/json';
  const { method, path, idempotencyKey = '' } = request;
  const { keyId, secret, actorUserId } = options;
  const signature = signatureHeader(
    { keyId, secret },
    { timestamp: Math.floor(nowMs / 1_000), nonce: randomUUID() },
    { method, path, query, actorUserId, contentType, idempotencyKey, body },
  );
  return {
    url: `${options.origin}${path}${query && `?${query}`}`,
    init: {
      method,
      headers: {
        ...request.headers,
        'x-hmac-signature': signature,
        'x-actor-user-id': actorUserId,
        ...(contentType && { 'content-type': contentType }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      ...(body && { body }),
      ...(request.signal && { signal: request.signal }),
    },
  };
}

/** Every POST has an Idempotency-Key, so that a repeat of what did happen changes nothing. */
function mayPass({ status, code }: RefusedError): boolean {
  if (code === 'REQUEST_IN_PROGRESS') return true;
  return status === 429 || (status !== null && status >= 500);
}

function isEnvelope(text: string): boolean {
  return chatPlanResponseSchema.safeParse(jsonOf(text)).success;
}

function refusedError(response: Response, text: string, afterMs: number | null): RefusedError {
  const refusal = refusalSchema.safeParse(jsonOf(text));
  // Whatever stands between here and the server speaks in its own way.
  const unknown: Refusal = {
    type: 'chat_response',
    subtype: 'error',
    error: 'INTERNAL',
    message: `HTTP ${response.status}`,
  };
  const requestId = response.headers.get('x-request-id');
  return new RefusedError(refusal.data ?? unknown, response.status, afterMs, requestId);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
