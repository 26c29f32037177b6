import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const notice = cva('rounded-control px-3.5 py-2.5 text-[0.84375rem]', {
  variants: {
    tone: {
      warn: 'bg-warn-soft text-warn-ink',
      bad: 'bg-bad-soft text-bad',
      ok: 'bg-ok-soft text-ok',
      neutral: 'bg-sunk text-ink-2',
    },
  },
  defaultVariants: { tone: 'neutral' },
});

export function Notice({
  tone,
  className,
  ...rest
}: ComponentProps<'div'> & VariantProps<typeof notice>) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={classNames(notice({ tone }), className)}
      {...rest}
    />
  );
}
