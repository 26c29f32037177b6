import type { FastifyRequest } from 'fastify';
import { clientAddressHeader, clientAddressOf } from './client-address';

/** The request's headers as the fetch API has them, with the reader's address as we saw it. */
export function webHeadersOf(request: FastifyRequest, trustProxy: boolean): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined) continue;
    for (const entry of Array.isArray(value) ? value : [value]) headers.append(name, entry);
  }
  headers.delete(clientAddressHeader);
  const address = clientAddressOf(request.raw, trustProxy);
  if (address) headers.set(clientAddressHeader, address);
  return headers;
}
