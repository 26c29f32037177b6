import type { UsageKind, UsageRow } from '@planline/contracts/billing';
import { usageKinds } from '@planline/contracts/billing';
import { max, nice, sum, ticks } from 'd3-array';

export interface DayColumn {
  /** A date without a time. */
  day: string;
  totalSeconds: number;
  /** From the bottom up; only kinds of which there is something on that day. */
  parts: readonly { kind: UsageKind; seconds: number }[];
}

export interface UsageChart {
  /** One per day, without gaps, oldest first. */
  columns: readonly DayColumn[];
  /** The kinds that occur, in the order of the columns' parts. */
  kinds: readonly UsageKind[];
  /** Where the axis ends, in seconds; above the highest column. */
  topSeconds: number;
  /** Ascending, from 0 to the top. */
  tickSeconds: readonly number[];
}

const TICKS = 4;
/** From here on the axis counts whole minutes. */
const MINUTES_FROM = 120;

/** The last `days` days up to `today`, as columns of a chart; `today` is in the zone of the rows. */
export function usageChartOf(
  rows: readonly UsageRow[],
  { today, days }: { today: string; days: number },
): UsageChart {
  const columns = daysUpTo(today, days).map((day): DayColumn => {
    const parts = usageKinds.flatMap((kind) => {
      const seconds = sum(
        rows.filter((row) => row.day === day && row.kind === kind),
        (row) => row.seconds,
      );
      return seconds > 0 ? [{ kind, seconds }] : [];
    });
    return { day, parts, totalSeconds: sum(parts, (part) => part.seconds) };
  });
  const highest = max(columns, (column) => column.totalSeconds) ?? 0;
  const unit = highest >= MINUTES_FROM ? 60 : 1;
  const [, top] = nice(0, Math.max(TICKS, highest / unit), TICKS);
  return {
    columns,
    kinds: usageKinds.filter((kind) => rows.some((row) => row.kind === kind && row.seconds > 0)),
    topSeconds: top * unit,
    tickSeconds: ticks(0, top, TICKS).map((tick) => tick * unit),
  };
}

const dayMs = 86_400_000;

/** Dates are counted without a clock, so that a day of 23 or 25 hours is one day. */
function daysUpTo(today: string, days: number): string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: days }, (_, index) =>
    new Date(end - (days - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
}
