import { parseArgs } from 'node:util';

export const benchmarkNames = ['b1', 'b2', 'b3'] as const;
export type BenchmarkName = (typeof benchmarkNames)[number];

export interface BenchOptions {
  names: readonly BenchmarkName[];
  /** Smaller tables and shorter times: shows that everything works, not what it can do. */
  isQuick: boolean;
  format: 'table' | 'json';
}

/** @throws Error with one line for a person */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    // `pnpm bench -- b1` hands the two dashes on.
    args: args.filter((arg) => arg !== '--'),
    options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const names = positionals.map((given) => {
    const name = benchmarkNames.find((known) => known === given);
    if (!name)
      throw new Error(`There is no benchmark "${given}", only ${benchmarkNames.join(', ')}.`);
    return name;
  });
  return {
    names: names.length > 0 ? names : benchmarkNames,
    isQuick: values.quick === true,
    format: values.json ? 'json' : 'table',
  };
}
