import type { EngineChoice } from '@planline/contracts/engine-status';
import { type EnginePreference, enginePreferenceSchema } from '@planline/contracts/project';
import type { Engines } from '../context';

export type EngineChoices = Readonly<Record<EnginePreference, EngineChoice>>;

/**
 * Which engine each preference leads to at this moment. For a verb that learns a project's preference
 * inside of its transaction: to ask there could wait for a second connection while it holds one.
 */
export async function engineChoices(engines: Engines): Promise<EngineChoices> {
  const pairs = await Promise.all(
    enginePreferenceSchema.options.map(
      async (preference) => [preference, await engines.choose(preference)] as const,
    ),
  );
  return Object.fromEntries(pairs) as EngineChoices;
}
