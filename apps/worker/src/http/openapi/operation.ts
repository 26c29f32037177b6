import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { publicStreamEvents } from '@planline/contracts/public-stream';
import { refusalSchema } from '@planline/contracts/refusal';
import { z } from 'zod';
import type { RouteContract } from '../v1/route-contract';
import { referenceTo } from './components';
import { refusalsOf } from './refusals';

/** An operation of the document, all of it from the route's own contract. */
export function operationOf(route: RouteContract) {
  return {
    operationId: route.operationId,
    // The first word of the path is the thing that the operation is about.
    tags: [route.path.split('/')[1]],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    parameters: [
      ...parametersIn('path', route.params),
      ...parametersIn('query', route.query),
      ...headersOf(route),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: referenceTo(route.body) } },
          },
        }
      : {}),
    responses: { '200': successOf(route), ...failuresOf(route) },
  };
}

function parametersIn(place: 'path' | 'query', schema: z.ZodType) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...shape } = typeof property === 'object' ? property : {};
    return { name, in: place, required: required.includes(name), description, schema: shape };
  });
}

function headersOf(route: RouteContract) {
  const names = [
    ...(route.repeat ? ['IdempotencyKey'] : []),
    ...(route.events ? ['LastEventId'] : []),
    'AcceptLanguage',
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function successOf(route: RouteContract) {
  const { answer, events } = route;
  const headers = [
    'X-Request-Id',
    ...(route.isCounted ? ['RateLimit', 'RateLimit-Policy'] : []),
    ...(route.repeat ? ['Idempotent-Replayed'] : []),
  ];
  return {
    description: answer ? 'The answer' : 'Events, until the end',
    headers: headerReferences(headers),
    content: {
      ...(answer ? { 'application/json': { schema: referenceTo(answer) } } : {}),
      ...(events ? { 'text/event-stream': streamOf(events) } : {}),
    },
  };
}

/** OpenAPI 3.1 has no word for the events of a stream: their shapes stand in an extension. */
function streamOf(events: NonNullable<RouteContract['events']>) {
  return {
    schema: {
      type: 'string',
      description: `Server-sent events: ${events.join(', ')}. \`data\` is JSON; x-events names its shape.`,
    },
    'x-events': Object.fromEntries(
      events.map((name) => [name, referenceTo(publicStreamEvents[name])]),
    ),
  };
}

function failuresOf(route: RouteContract) {
  const refusal = referenceTo(refusalSchema);
  // A run that failed answers with the envelope and the status of its error.
  const isEnvelope = route.answer === chatPlanResponseSchema;
  const schema = isEnvelope ? { anyOf: [refusal, referenceTo(chatPlanResponseSchema)] } : refusal;
  return Object.fromEntries(
    [...refusalsOf(route)].map(([status, codes]) => [
      String(status),
      {
        description: codes.join(', '),
        headers: headerReferences(['X-Request-Id', ...(status === 429 ? ['Retry-After'] : [])]),
        content: { 'application/json': { schema } },
      },
    ]),
  );
}

function headerReferences(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
