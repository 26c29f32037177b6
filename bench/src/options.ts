import { parseArgs } from 'node:util';

export const benchmarkNames = ['b1', 'b2', 'b3', 'b5', 'b8', 'b10'] as const;
export type BenchmarkName = (typeof benchmarkNames)[number];

export interface BenchOptions {
  names: readonly BenchmarkName[];
  /** Smaller tables and shorter times: shows that everything works, not what it can do. */
  isQuick: boolean;
  /** How many operations the storm of b8 makes; null: its own number. */
  operations: number | null;
  format: 'table' | 'json';
}

/** @throws Error with one line for a person */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    // `pnpm bench -- b1` hands the two dashes on.
    args: args.filter((arg) => arg !== '--'),
    options: {
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      ops: { type: 'string' },
    },
    allowPositionals: true,
  });
  const names = positionals.map((given) => {
    const name = benchmarkNames.find((known) => known === given);
    if (!name)
      throw new Error(`There is no benchmark "${given}", only ${benchmarkNames.join(', ')}.`);
    return name;
  });
  const operations = values.ops === undefined ? null : Number(values.ops);
  if (operations !== null && !(Number.isInteger(operations) && operations > 0)) {
    throw new Error('--ops takes a whole number, for example 1000000.');
  }
  return {
    operations,
    names: names.length > 0 ? names : benchmarkNames,
    isQuick: values.quick === true,
    format: values.json ? 'json' : 'table',
  };
}
