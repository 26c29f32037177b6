import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const chip = cva(
  'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-fine font-[550] whitespace-nowrap',
  {
    variants: {
      tone: {
        plan: 'bg-accent-soft text-accent',
        neutral: 'bg-sunk text-ink-2',
        build: 'bg-warn-soft text-warn-ink',
        ok: 'bg-ok-soft text-ok',
        bad: 'bg-bad-soft text-bad',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type ChipTone = NonNullable<VariantProps<typeof chip>['tone']>;

export function Chip({
  tone,
  className,
  ...rest
}: ComponentProps<'span'> & VariantProps<typeof chip>) {
  return <span className={classNames(chip({ tone }), className)} {...rest} />;
}
