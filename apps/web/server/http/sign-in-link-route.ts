import { isDomainError } from '@planline/contracts/domain-error';
import type { Auth } from '@planline/services/account';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebConfig } from '../config';
import { languageOfRequest } from '../request-language';
import { webHeadersOf } from './web-headers';

/**
 * The one-time link that the start command prints. It is opened by a click, so it is a GET; what
 * fetches links ahead of people (HEAD, prefetch) gets an answer that uses nothing up.
 */
export function registerSignInLink(app: FastifyInstance, auth: Auth, config: WebConfig): void {
  app.route<{ Querystring: { token?: string } }>({
    method: 'GET',
    url: '/api/sign-in-link',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (isFetchedAhead(request)) return reply.code(204).send();
      const token = typeof request.query.token === 'string' ? request.query.token : '';
      try {
        const { headers } = await auth.api.useSignInLink({
          body: { token },
          headers: webHeadersOf(request, config.trustProxy),
          returnHeaders: true,
        });
        for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
        return reply.redirect('/', 303);
      } catch (error) {
        if (!isDomainError(error)) throw error;
        const language = languageOfRequest(webHeadersOf(request, config.trustProxy));
        return reply.redirect(`/${language}/sign-in?error=${error.code}`, 303);
      }
    },
  });
}

function isFetchedAhead(request: FastifyRequest): boolean {
  const purpose = request.headers['sec-purpose'] ?? request.headers.purpose ?? '';
  return String(purpose).includes('prefetch') || request.headers['x-moz'] === 'prefetch';
}
