import type { AnalysisResponse } from '@planline/contracts/chat-response';
import { fileKinds } from '../code-index/code-index';
import type { ComposeContext } from './compose-context';
import { functionsOf } from './find-code-flaws';
import { linesByLanguage } from './project-facts';

type Visualization = NonNullable<AnalysisResponse['visualizations']>[number];

export interface ChartData {
  kind: 'bar';
  title: string;
  unit: string;
  series: readonly { label: string; value: number }[];
}

export interface TableData {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

const ROWS = 8;

/** Charts and tables of what was measured; empty ones are left out. */
export function analysisVisualizations({ index, phrases }: ComposeContext): Visualization[] {
  const { charts, kinds } = phrases.analysis;
  const result: Visualization[] = [];
  const addChart = (data: ChartData): void => {
    if (data.series.length > 0) result.push({ type: 'chart', data });
  };
  const addTable = (data: TableData): void => {
    if (data.rows.length > 0) result.push({ type: 'table', data });
  };
  addChart({
    kind: 'bar',
    title: charts.languages,
    unit: charts.lines,
    series: linesByLanguage(index)
      .slice(0, ROWS)
      .map(({ language, lines }) => ({ label: language, value: lines })),
  });
  addChart({
    kind: 'bar',
    title: charts.kinds,
    unit: charts.files,
    series: fileKinds
      .map((kind) => ({
        label: kinds[kind],
        value: index.files.filter((file) => file.kind === kind).length,
      }))
      .filter(({ value }) => value > 0),
  });
  addTable({
    title: charts.largest,
    columns: [charts.file, charts.lines],
    rows: index.files
      .filter((file) => file.kind !== 'generated')
      .sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))
      .slice(0, ROWS)
      .map((file) => [file.path, file.lines]),
  });
  addTable({
    title: charts.complex,
    columns: [charts.function, charts.file, charts.complexity, charts.length],
    rows: functionsOf(index)
      .sort((a, b) => b.complexity - a.complexity || b.length - a.length)
      .slice(0, ROWS)
      .map((entry) => [entry.name, `${entry.file}:${entry.line}`, entry.complexity, entry.length]),
  });
  return result;
}
