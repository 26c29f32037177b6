import { measureAppendAndTail } from './append-and-tail/measure-append-and-tail';
import { type BenchServer, startBenchServer } from './bench-server';
import { measureFirstByte } from './first-byte/measure-first-byte';
import { measureLedger } from './ledger/measure-ledger';
import { type BenchmarkName, type BenchOptions, readOptions } from './options';
import { type BenchmarkResult, holds, machine, toTable } from './report';
import { measureSignature } from './signature/measure-signature';
import { measureSignedPage } from './signed-page/measure-signed-page';
import { measureTimelinePages } from './timeline-pages/measure-timeline-pages';

type Benchmark = (server: BenchServer, options: BenchOptions) => Promise<BenchmarkResult>;

const benchmarks: Record<BenchmarkName, Benchmark> = {
  b1: measureTimelinePages,
  b2: measureAppendAndTail,
  b3: measureFirstByte,
  b5: measureSignedPage,
  b8: measureLedger,
  b10: measureSignature,
};

/** `pnpm bench`: exit code 1 when a figure misses its target. */
async function bench(options: BenchOptions): Promise<boolean> {
  const print = options.format === 'table' ? console.log : () => {};
  const before = machine();
  print(
    `${before.cores} cores (${before.cpu}), load ${before.loadAverage[0]}, Node ${before.node}\n`,
  );
  const results: BenchmarkResult[] = [];
  await using server = await startBenchServer();
  for (const name of options.names) {
    const result = await benchmarks[name](server, options);
    results.push(result);
    print(`${toTable(result)}\n`);
  }
  console.log(JSON.stringify({ machine: before, isQuick: options.isQuick, results }, null, 2));
  return results.every(({ figures }) => figures.every((figure) => holds(figure) !== false));
}

try {
  process.exitCode = (await bench(readOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
