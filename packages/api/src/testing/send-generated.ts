import { createInputGenerator } from '@planline/services/testing/generated-input';
import { addTenant, type TenantIds } from '@planline/services/testing/tenant';
import { z } from 'zod';
import { appRouter, createCaller } from '../app-router';
import { formatApiError } from '../error-formatter';
import type { ApiWorld } from './api-world';

export interface GeneratedOutcome {
  requests: number;
  /** How often each code was heard; `answered` for those that went through. */
  codes: Record<string, number>;
  /** What must not happen: an answer that nobody planned. */
  faults: { procedure: string; input: unknown; error: unknown }[];
}

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { inputs: z.ZodType[] } }>,
);

/**
 * Calls every procedure with inputs made from its own schema, as an owner, a member, a stranger and nobody,
 * with ids of their own, of others and of nobody. tRPC checks every answer against the procedure's own
 * schema, so that one that does not fit is INTERNAL as well.
 */
export async function sendGenerated(
  world: ApiWorld,
  { requests, seed }: { requests: number; seed: number },
): Promise<GeneratedOutcome> {
  const generator = createInputGenerator(seed);
  const { vault } = await world.contextOf(null);
  const people = { owner: 'ada', member: 'ben', former: 'cay' };
  const others = { owner: 'dan', member: 'eve', former: 'fay' };
  const outcome: GeneratedOutcome = { requests: 0, codes: {}, faults: [] };
  let known = namesOf([]);
  for (; outcome.requests < requests; outcome.requests += 1) {
    // What is there wears off: keys are revoked, projects removed.
    if (outcome.requests % 5_000 === 0) {
      const tenants = [
        await addTenant(world.world, vault, people),
        await addTenant(world.world, vault, others),
      ];
      known = namesOf(tenants);
    }
    const [procedure, { _def: definition }] = generator.random.pick(procedures);
    const schema = definition.inputs[0] ?? z.undefined();
    const input = generator.of(schema, known);
    const who = generator.random.pick(['ada', 'ada', 'ben', 'dan', 'gil', null]);
    const { code, error } = await codeOf(world, who, procedure, input);
    outcome.codes[code] = (outcome.codes[code] ?? 0) + 1;
    if (code === 'INTERNAL') outcome.faults.push({ procedure, input, error });
  }
  return outcome;
}

function namesOf(tenants: readonly TenantIds[]): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  // The versions of these tenants have no repository.
  for (const { versionId: _unused, ...tenant } of tenants) {
    for (const [name, id] of Object.entries(tenant)) names[name] = [...(names[name] ?? []), id];
  }
  return { ...names, projectIds: names.projectId ?? [], locale: ['en', 'ar', 'fr-CA', 'xx'] };
}

async function codeOf(world: ApiWorld, who: string | null, procedure: string, input: unknown) {
  const caller = createCaller(await world.contextOf(who)) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [domain = '', name = ''] = procedure.split('.');
  try {
    const result = await caller[domain]?.[name]?.(input);
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      for await (const _item of result as AsyncIterable<unknown>) break;
    }
    return { code: 'answered', error: null };
  } catch (error) {
    const { code } = formatApiError({ error, path: procedure, requestId: undefined }).data.planline;
    return { code, error };
  }
}
