import { DomainError } from '@planline/contracts/domain-error';
import type { Auth } from '@planline/services/account';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebConfig } from '../config';
import { webHeadersOf } from './web-headers';

/** The only doors of the auth library that are open; everything else of accounts is a procedure. */
const openPaths = ['sign-in/email', 'sign-up/email', 'sign-out'];

export function registerAuth(app: FastifyInstance, auth: Auth, config: WebConfig): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    for (const path of openPaths) {
      scope.post(`/api/auth/${path}`, async (request, reply) => {
        const answer = await auth.handler(toWebRequest(request, config));
        if (!answer.ok) throw await refusalOf(answer);
        return sendAnswer(reply, answer);
      });
    }
  });
}

function toWebRequest(request: FastifyRequest, config: WebConfig): Request {
  const headers = webHeadersOf(request, config.trustProxy);
  // Fastify has read the body: its length and encoding no longer hold.
  headers.delete('content-length');
  headers.delete('transfer-encoding');
  headers.set('content-type', 'application/json');
  return new Request(new URL(request.url, config.publicUrl), {
    method: request.method,
    headers,
    body: typeof request.body === 'string' && request.body !== '' ? request.body : '{}',
  });
}

/** Session cookies go out; the token in the body does not, no script needs it. */
function sendAnswer(reply: FastifyReply, answer: Response) {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return reply.send({ ok: true });
}

async function refusalOf(answer: Response): Promise<Error> {
  const body = (await answer.json().catch(() => null)) as {
    code?: unknown;
    message?: unknown;
  } | null;
  const code = typeof body?.code === 'string' ? body.code : '';
  if (answer.status === 429) {
    const retryAfterSeconds = Number(answer.headers.get('x-retry-after')) || 60;
    return new DomainError('RATE_LIMITED', { scope: 'sign-in', retryAfterSeconds });
  }
  if (code.startsWith('USER_ALREADY_EXISTS')) return new DomainError('EMAIL_TAKEN', {});
  if (code === 'INVITATION_INVALID') return new DomainError('INVITATION_INVALID', {});
  if (answer.status === 401) return new DomainError('CREDENTIALS_INVALID', {});
  if (answer.status === 403) return new DomainError('FORBIDDEN', {});
  if (answer.status >= 500) return new Error(`the auth library answered ${answer.status}`);
  const path = code.includes('PASSWORD') ? 'password' : code.includes('EMAIL') ? 'email' : '';
  const message = typeof body?.message === 'string' ? body.message : 'invalid';
  return new DomainError('VALIDATION_FAILED', { issues: [{ path, message }] });
}
