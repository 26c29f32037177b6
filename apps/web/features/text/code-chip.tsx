import { middleTruncate, revealHidden } from '@planline/i18n/bidi';
import { classNames } from '@planline/ui/class-names';
import type { ReactNode } from 'react';

export const codeChipClass =
  'rounded-md bg-sunk box-decoration-clone px-1.5 py-px font-mono text-[0.75rem] leading-relaxed text-ink-2';

export function CodeChip({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={classNames(codeChipClass, 'break-all', className)}>
      {children}
    </bdi>
  );
}

/** A path, cut in its middle when it is long; hidden characters are shown, not obeyed. */
export function PathChip({ path, line, max = 44 }: { path: string; line?: number; max?: number }) {
  const shown = middleTruncate(revealHidden(path), max);
  return (
    <bdi
      dir="ltr"
      title={shown === path ? undefined : revealHidden(path)}
      className={classNames(codeChipClass, 'max-w-full break-all')}
    >
      {shown}
      {line === undefined ? '' : `:${line}`}
    </bdi>
  );
}
