'use client';

import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { useAmount } from '../billing/use-amount';
import { kindColour } from './kind-colour';
import type { DayColumn, UsageChart } from './usage-chart-data';

/** AI time per day, stacked by kind. It runs along the line: from the right in Arabic. */
export function UsageColumns({ chart }: { chart: UsageChart }) {
  const t = useTranslations('usage');
  return (
    <figure className="grid gap-3">
      <figcaption className="sr-only">{t('chartLabel')}</figcaption>
      <div aria-hidden className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 gap-y-1.5">
        <Axis chart={chart} />
        <div className="relative h-44">
          {chart.tickSeconds.map((tick) => (
            <span
              key={tick}
              className="absolute inset-x-0 border-t border-line"
              style={{ insetBlockEnd: `${(tick / chart.topSeconds) * 100}%` }}
            />
          ))}
          <div className="absolute inset-0 flex items-end gap-px sm:gap-1">
            {chart.columns.map((column) => (
              <Column key={column.day} column={column} topSeconds={chart.topSeconds} />
            ))}
          </div>
        </div>
        <DayLabels columns={chart.columns} />
      </div>
      <Legend chart={chart} />
    </figure>
  );
}

function Axis({ chart }: { chart: UsageChart }) {
  const amount = useAmount();
  return (
    <div className="relative h-44">
      {/* The widest label gives the axis its width; the others hang over their lines. */}
      <span className="invisible text-fine tabular-nums">{amount(chart.topSeconds)}</span>
      {chart.tickSeconds.map((tick) => (
        <span
          key={tick}
          className="absolute end-0 translate-y-1/2 text-fine whitespace-nowrap text-ink-3 tabular-nums"
          style={{ insetBlockEnd: `${(tick / chart.topSeconds) * 100}%` }}
        >
          <bdi>{tick === 0 ? '0' : amount(tick)}</bdi>
        </span>
      ))}
    </div>
  );
}

function Column({ column, topSeconds }: { column: DayColumn; topSeconds: number }) {
  const formats = useFormats();
  const amount = useAmount();
  const { day, parts, totalSeconds } = column;
  return (
    <div
      title={
        totalSeconds > 0 ? `${formats.calendarDate(day)} · ${amount(totalSeconds)}` : undefined
      }
      className="flex h-full min-w-0 flex-1 flex-col-reverse gap-px"
    >
      {parts.map(({ kind, seconds }) => (
        <span
          key={kind}
          className={`block min-h-0.5 last:rounded-t-sm ${kindColour[kind]}`}
          style={{ blockSize: `${(seconds / topSeconds) * 100}%` }}
        />
      ))}
    </div>
  );
}

/** The first and the last day, and one in the middle. */
function DayLabels({ columns }: { columns: readonly DayColumn[] }) {
  const formats = useFormats();
  const middle = columns[Math.floor((columns.length - 1) / 2)];
  const shown = [columns[0], columns.length > 2 ? middle : undefined, columns.at(-1)];
  return (
    <div className="col-start-2 flex justify-between gap-2 text-fine text-ink-3">
      {shown.map((column) =>
        column ? <bdi key={column.day}>{formats.calendarDate(column.day)}</bdi> : null,
      )}
    </div>
  );
}

function Legend({ chart }: { chart: UsageChart }) {
  const t = useTranslations('usage.kind');
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-2">
      {chart.kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-[3px] ${kindColour[kind]}`} />
          {t(kind)}
        </li>
      ))}
    </ul>
  );
}
