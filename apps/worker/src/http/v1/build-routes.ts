import { assertNever } from '@planline/contracts/assert-never';
import { buildViewSchema } from '@planline/contracts/build';
import { buildIdSchema, projectIdSchema } from '@planline/contracts/ids';
import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import { type BuildStreamItem, cancelBuild, getBuild, streamBuild } from '@planline/services/build';
import { z } from 'zod';
import { defineRoute } from './v1-route';

const params = z.strictObject({ buildId: buildIdSchema.describe('As the conversion gave it.') });
const query = z.strictObject({
  projectId: projectIdSchema.describe('The project; the actor is a member of it.'),
});

export const buildRoute = defineRoute({
  method: 'GET',
  path: '/build/:buildId',
  operationId: 'getBuild',
  summary: 'How a build stands',
  params,
  query,
  answer: buildViewSchema,
  handle: async ({ params, query, verbs }) => ({
    kind: 'json',
    body: await getBuild(verbs, { ...params, ...query }),
  }),
});

export const buildEventsRoute = defineRoute({
  method: 'GET',
  path: '/build/:buildId/events',
  operationId: 'followBuild',
  summary: 'The events of a build after Last-Event-ID, and the build at its end',
  description:
    'A stream ends for a reader who may not read on: a removed member, a revoked key. After `reconnect` come back with `Last-Event-ID`.',
  params,
  query,
  events: ['run', 'run-event', 'build', 'reconnect', 'error'],
  async handle({ params, query, verbs, api, afterSeq, signal }) {
    const { closing } = api;
    const items = streamBuild(verbs, { ...params, ...query, afterSeq, closing, signal });
    return { kind: 'events', events: buildEvents(items) };
  },
});

export const cancelBuildRoute = defineRoute({
  method: 'POST',
  path: '/build/:buildId/cancel',
  operationId: 'cancelBuild',
  summary: 'Stop a build; the version before stays live',
  params,
  query,
  answer: buildViewSchema,
  repeat: 'answer',
  refusals: ['RUN_NOT_ACTIVE'],
  handle: async ({ params, query, verbs }) => ({
    kind: 'json',
    body: await cancelBuild(verbs, { ...params, ...query }),
  }),
});

async function* buildEvents(
  items: AsyncIterable<BuildStreamItem>,
): AsyncGenerator<PublicStreamEvent, void, void> {
  for await (const item of items) {
    switch (item.type) {
      case 'run':
        yield { name: 'run', id: null, data: item.run };
        break;
      case 'event':
        yield { name: 'run-event', id: item.event.seq, data: item.event };
        break;
      case 'build':
        yield { name: 'build', id: null, data: item.build };
        break;
      case 'reconnect':
        yield { name: 'reconnect', id: null, data: { afterMs: item.afterMs } };
        break;
      default:
        assertNever(item);
    }
  }
}
