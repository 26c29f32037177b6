import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const button = cva(
  'inline-flex items-center justify-center gap-2 rounded-control border text-[0.875rem] leading-snug whitespace-nowrap transition-colors duration-150 select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 touch:min-h-11',
  {
    variants: {
      tone: {
        primary:
          'border-accent bg-accent font-[560] text-accent-ink hover:border-accent-hover hover:bg-accent-hover',
        plain: 'border-line bg-surface text-ink hover:bg-sunk',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-sunk hover:text-ink',
        danger: 'border-bad/40 bg-surface text-bad hover:bg-bad-soft',
      },
      size: {
        normal: 'min-h-9 px-3.5 py-1.5',
        small: 'min-h-7 px-2.5 py-0.5 text-small',
        icon: 'size-9 shrink-0 p-0 touch:size-11',
        iconSmall: 'size-7 shrink-0 p-0 touch:size-11',
      },
    },
    defaultVariants: { tone: 'plain', size: 'normal' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof button> {
  /** Puts the look on the child (a link) instead of on a button. */
  asChild?: boolean;
}

export function Button({ tone, size, asChild, className, type, ...rest }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return (
    <Element
      className={classNames(button({ tone, size }), className)}
      {...(asChild ? {} : { type: type ?? 'button' })}
      {...rest}
    />
  );
}
