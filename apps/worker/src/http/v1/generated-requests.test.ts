import { createInputGenerator } from '@planline/services/testing/generated-input';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from './routes';
import { type Call, createSignedWorld, type SignedWorld } from './testing/signed-world';

/** GENERATED_REQUESTS=20000 for a long look. */
const requests = Number(process.env.GENERATED_REQUESTS ?? 300);
const generator = createInputGenerator(11);
const { random } = generator;

let world: SignedWorld;
beforeAll(async () => {
  world = await createSignedWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A request of a route's own schema, or one that is near it; the values of an address are any text. */
function requestOf(known: Readonly<Record<string, readonly string[]>>): Call {
  const route = random.pick(routes);
  const fields = (schema: z.ZodType) => {
    const made = generator.of(schema, known);
    const entries = typeof made === 'object' && made !== null ? Object.entries(made) : [];
    return entries.map(([name, value]) => [name, textOf(value)]);
  };
  const params = new Map(fields(route.params) as [string, string][]);
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(params.get(name) ?? 'missing'),
  );
  const query = new URLSearchParams(fields(route.query) as [string, string][]).toString();
  const { ada, ben, eve } = world.people;
  return {
    method: route.method,
    path: `/v1${path}${query && `?${query}`}`,
    actor: random.pick([ada, ada, ada, ben, eve, 'nobody']),
    ...(route.method === 'POST' ? { body: generator.of(route.body ?? z.object({}), known) } : {}),
    headers: random.happens(0.5)
      ? { 'idempotency-key': random.pick(['one', 'two', 'three', crypto.randomUUID()]) }
      : {},
  };
}

/** `encodeURIComponent` takes no half of a character. */
const textOf = (value: unknown): string =>
  Buffer.from(
    (typeof value === 'string' ? value : JSON.stringify(value ?? null)).slice(0, 2_000),
  ).toString();

it(`answers ${requests} generated requests in its own words and never with a fault of its own`, async () => {
  const { people, projectId } = world;
  const known = {
    projectId: [projectId],
    userId: [people.ada],
    locale: ['en', 'ar', 'xx'],
    limit: ['1', '50', '0', 'x'],
    message: ['Where are the opening hours?', 'أضف صفحة', 'x'.repeat(20_000)],
  };
  const statuses: Record<number, number> = {};
  for (let sent = 0; sent < requests; sent += 1) {
    const call = requestOf(known);
    // Compared with the route's contract as it arrives.
    const { status } = await world.send(call);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500) expect({ call, status }).toEqual('no fault');
  }
  expect(statuses[200]).toBeGreaterThan(requests / 50);
  expect(statuses[400]).toBeGreaterThan(requests / 50);
}, 1_200_000);
