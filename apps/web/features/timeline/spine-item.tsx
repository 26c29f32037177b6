'use client';

import { classNames } from '@planline/ui/class-names';
import type { ReactNode } from 'react';
import { useFormats } from '../../i18n/use-formats';

export type SpineTone = 'message' | 'plan' | 'build' | 'deployed' | 'failed';

const ringTone: Record<SpineTone, string> = {
  message: 'border-ring',
  plan: 'border-plan',
  build: 'border-build',
  deployed: 'border-ok bg-ok-soft',
  failed: 'border-bad bg-bad-soft',
};

const dotTone: Record<SpineTone, string> = {
  message: 'bg-ring',
  plan: 'bg-plan',
  build: 'bg-build',
  deployed: 'bg-ok',
  failed: 'bg-bad',
};

/** One event on the spine: its ring, who and when, and what it says. */
export function SpineItem({
  tone,
  who,
  at,
  isLive,
  aside,
  children,
}: {
  tone: SpineTone;
  who: ReactNode;
  at: string | null;
  isLive?: boolean;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const formats = useFormats();
  return (
    <article className="relative ps-9 pb-5 before:absolute before:start-[9px] before:top-[27px] before:-bottom-[3px] before:w-0.5 before:bg-line sm:ps-10 sm:before:start-[13px] [.is-last>&]:before:hidden">
      <span
        aria-hidden
        className={classNames(
          'absolute start-0 top-[3px] grid size-5 place-items-center rounded-full border-2 bg-surface sm:start-1',
          ringTone[tone],
        )}
      >
        {isLive ? (
          <span className={classNames('size-2 animate-breathe rounded-full', dotTone[tone])} />
        ) : null}
      </span>
      <header className="flex items-baseline gap-2 text-small text-ink-3">
        <h2 className="min-w-0 truncate font-[550] text-ink">{who}</h2>
        {at ? (
          <time dateTime={at} title={formats.dateTime(at)} className="shrink-0">
            <bdi>{formats.time(at)}</bdi>
          </time>
        ) : null}
        {aside}
      </header>
      {children}
    </article>
  );
}
