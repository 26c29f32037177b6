import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, createApiWorld } from './testing/api-world';
import { sendGenerated } from './testing/send-generated';

/** GENERATED_REQUESTS=200000 for a long look. */
const wanted = Number(process.env.GENERATED_REQUESTS ?? 1_500);

describe('any input at all', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('gets an answer of the procedure’s shape, or an error that somebody planned', async () => {
    const { requests, codes, faults } = await sendGenerated(world, { requests: wanted, seed: 7 });
    expect(faults).toEqual([]);
    // Neither all refused nor all let in, or this would show nothing.
    expect(codes.answered).toBeGreaterThan(requests / 20);
    expect(codes.VALIDATION_FAILED).toBeGreaterThan(requests / 20);
  }, 1_200_000);
});
