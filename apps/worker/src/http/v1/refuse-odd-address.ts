import { DomainError } from '@planline/contracts/domain-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from './refusal';
import type { SignedApi } from './signed-api-options';

/** For addresses that no router can read: nothing is there, said like every refusal. */
export function refuseOddAddress({ renderError }: Pick<SignedApi, 'renderError'>) {
  return (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, body } = refusalOf({ renderError }, request, new DomainError('NOT_FOUND', {}));
    // The hooks that name and mark every other answer do not run for these.
    const headers = { 'x-request-id': request.id, 'cache-control': 'no-store' };
    reply.code(status).headers(headers).send(body);
  };
}
