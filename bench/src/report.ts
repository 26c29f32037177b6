import { cpus, loadavg, totalmem } from 'node:os';

/** One measured number; with a target it also says whether it holds. */
export interface Figure {
  name: string;
  value: number;
  unit: 'µs' | 'ms' | 'x' | 'per s' | 'count' | '%';
  target?: { most: number } | { least: number };
}

export interface BenchmarkResult {
  name: string;
  question: string;
  figures: Figure[];
  /** Anything else worth keeping, for the JSON alone. */
  details: Record<string, unknown>;
}

export function holds({ value, target }: Figure): boolean | null {
  if (!target) return null;
  return 'most' in target ? value <= target.most : value >= target.least;
}

export function machine() {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadAverage: loadavg().map((load) => Number(load.toFixed(2))),
  };
}

export function toTable(result: BenchmarkResult): string {
  const rows = result.figures.map((figure) => [
    figure.name,
    `${shown(figure.value)} ${figure.unit}`,
    targetOf(figure),
    verdictOf(figure),
  ]);
  const header = ['figure', 'measured', 'target', ''];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [`${result.name}: ${result.question}`, line(header), ...rows.map(line)].join('\n');
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function targetOf({ target, unit }: Figure): string {
  if (!target) return '';
  return 'most' in target ? `≤ ${target.most} ${unit}` : `≥ ${target.least} ${unit}`;
}

function verdictOf(figure: Figure): string {
  const verdict = holds(figure);
  if (verdict === null) return '';
  return verdict ? 'holds' : 'MISSES';
}
