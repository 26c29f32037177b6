import type { UsageRow } from '@planline/contracts/billing';
import { describe, expect, it } from 'vitest';
import { usageChartOf } from './usage-chart-data';

const row = (day: string, kind: UsageRow['kind'], seconds: number): UsageRow => ({
  day,
  kind,
  runs: 1,
  seconds,
  chargedSeconds: seconds,
  bonusSeconds: 0,
});
const today = '2026-03-30';

describe('the chart of use', () => {
  it('has a column for every day, also for those without any use', () => {
    const { columns } = usageChartOf([row('2026-03-29', 'feature', 40)], { today, days: 3 });
    expect(columns.map(({ day, totalSeconds }) => [day, totalSeconds])).toEqual([
      ['2026-03-28', 0],
      ['2026-03-29', 40],
      ['2026-03-30', 0],
    ]);
  });

  it('stacks the kinds of a day in one order', () => {
    const rows = [row(today, 'build', 50), row(today, 'question', 10), row(today, 'fix', 5)];
    const chart = usageChartOf(rows, { today, days: 1 });
    expect(chart.columns[0]).toMatchObject({
      totalSeconds: 65,
      parts: [{ kind: 'question' }, { kind: 'fix' }, { kind: 'build' }],
    });
    expect(chart.kinds).toEqual(['question', 'fix', 'build']);
  });

  it('ends its axis at a round number above the highest column', () => {
    expect(usageChartOf([row(today, 'fix', 47)], { today, days: 1 })).toMatchObject({
      topSeconds: 50,
      tickSeconds: [0, 10, 20, 30, 40, 50],
    });
  });

  it('counts whole minutes when there are many seconds', () => {
    expect(usageChartOf([row(today, 'fix', 1_100)], { today, days: 1 })).toMatchObject({
      topSeconds: 1_200,
      tickSeconds: [0, 300, 600, 900, 1_200],
    });
  });

  it('has an axis when there is nothing to show', () => {
    const chart = usageChartOf([], { today, days: 2 });
    expect(chart.topSeconds).toBeGreaterThan(0);
    expect(chart.kinds).toEqual([]);
  });
});
