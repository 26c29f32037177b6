'use client';

import { directionOfText } from '@planline/i18n/bidi';
import { useFormats } from '../../i18n/use-formats';
import { BidiText } from '../text/bidi-text';
import type { VisualizationPart } from './answer-parts';
import { type Bar, barsOf, type Table, tableOf, titleOf } from './metric-bars';
import { useMetricName } from './use-metric-name';

/** A chart or a table of an analysis; what cannot be drawn is left out. */
export function Visualization({ part }: { part: VisualizationPart }) {
  const nameOf = useMetricName();
  const title = titleOf(part.data);
  const table = part.type === 'table' ? tableOf(part.data) : null;
  const bars = table ? null : barsOf(part.data);
  const otherTable = table || bars ? null : tableOf(part.data);
  const shown = table ?? otherTable;
  if (!shown && !bars) return null;
  return (
    <figure>
      {title ? (
        <figcaption className="mb-2 text-small font-[570] text-ink-2">
          <BidiText text={nameOf(title)} />
        </figcaption>
      ) : null}
      {bars ? <Bars bars={bars} /> : shown ? <DataTable table={shown} /> : null}
    </figure>
  );
}

export function Bars({ bars }: { bars: readonly Bar[] }) {
  const formats = useFormats();
  return (
    <dl className="grid gap-1.5">
      {bars.map((bar) => (
        <div
          key={bar.label}
          className="grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)_auto] items-center gap-3 text-small"
        >
          <dt className="truncate text-ink-2" title={bar.label}>
            <BidiText text={bar.label} />
          </dt>
          <dd aria-hidden className="h-2 overflow-hidden rounded-full bg-sunk">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ inlineSize: `${Math.max(1.5, bar.share * 100)}%` }}
            />
          </dd>
          <dd className="tabular-nums">
            <bdi dir="ltr">{formats.number(bar.value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function DataTable({ table }: { table: Table }) {
  const nameOf = useMetricName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div className="overflow-x-auto" tabIndex={0}>
      <table className="min-w-full border-collapse text-small">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="border-b border-line px-3 py-1.5 text-start font-[570] text-ink-2 first:ps-0"
              >
                <BidiText text={nameOf(column)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => (
                <td
                  key={table.columns[column]}
                  className="border-b border-line px-3 py-1.5 align-top first:ps-0"
                >
                  <Cell text={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value without right-to-left letters ("84 kB", "-3") is read as it was written. */
function Cell({ text }: { text: string }) {
  if (directionOfText(text, 'en') === 'ltr') return <bdi dir="ltr">{text}</bdi>;
  return <BidiText text={text} />;
}
