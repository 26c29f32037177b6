import type { ReactNode } from 'react';
import { classNames } from './class-names';

export const segmentClass = (isOn: boolean) =>
  classNames(
    'rounded-[7px] px-3 py-0.5 text-small transition-colors duration-150 touch:grid touch:min-h-10 touch:place-items-center',
    isOn ? 'bg-surface text-ink shadow-[0_1px_2px_rgb(0_0_0/0.08)]' : 'text-ink-2 hover:text-ink',
  );

/** The track; its children are links or buttons with `segmentClass`. */
export function Segmented({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex rounded-control bg-sunk p-[3px]">
      {children}
    </nav>
  );
}
