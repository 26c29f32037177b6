'use client';

import { classNames } from '@planline/ui/class-names';
import { useTranslations } from 'next-intl';
import type { PhaseProgress } from './build-progress';

const barTone = {
  pending: 'bg-sunk',
  started: 'bg-build',
  completed: 'bg-build',
  failed: 'bg-bad',
} as const;

/** Five phases as one bar; the words under it say the same, so that colour is never alone. */
export function PhaseBar({
  phases,
  isOpen,
}: {
  phases: readonly PhaseProgress[];
  isOpen: boolean;
}) {
  const t = useTranslations('build');
  return (
    <ol className="my-2.5 grid grid-cols-5 gap-[5px]">
      {phases.map(({ phase, status }) => (
        <li key={phase} className="min-w-0">
          <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-sunk">
            <span
              className={classNames(
                'block h-full rounded-full',
                barTone[status],
                status === 'started' && 'w-[55%]',
                status === 'started' && isOpen && 'animate-breathe',
              )}
            />
          </span>
          <span
            aria-current={status === 'started' && isOpen ? 'step' : undefined}
            className={classNames(
              'mt-1.5 block truncate text-fine max-sm:sr-only',
              status === 'started' && isOpen ? 'font-[550] text-ink' : 'text-ink-3',
              status === 'failed' && 'font-[550] text-bad',
            )}
          >
            {t(`phases.${phase}`)}
            <span className="sr-only"> {t(`phaseStatus.${status}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
