'use client';

import type { UsageRow } from '@planline/contracts/billing';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';

const headClass = 'border-b border-line px-3 py-1.5 font-[570] text-ink-2 first:ps-0 last:pe-0';
const cellClass = 'border-b border-line px-3 py-1.5 first:ps-0 last:pe-0';

/** The chart in figures, newest day first; seconds throughout. */
export function UsageTable({ rows }: { rows: readonly UsageRow[] }) {
  const t = useTranslations('usage.table');
  const kinds = useTranslations('usage.kind');
  const formats = useFormats();
  const figures = ['runs', 'seconds', 'chargedSeconds', 'bonusSeconds'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div className="overflow-x-auto" tabIndex={0}>
      <table className="min-w-full border-collapse text-small">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`text-start ${headClass}`}>
              {t('day')}
            </th>
            <th scope="col" className={`text-start ${headClass}`}>
              {t('kind')}
            </th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className={`text-end ${headClass}`}>
                {t(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={`${row.day} ${row.kind}`}>
              <td className={`whitespace-nowrap ${cellClass}`}>
                <bdi>{formats.calendarDate(row.day)}</bdi>
              </td>
              <td className={cellClass}>{kinds(row.kind)}</td>
              {figures.map((figure) => (
                <td key={figure} className={`text-end tabular-nums ${cellClass}`}>
                  <bdi dir="ltr">{formats.number(row[figure])}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
