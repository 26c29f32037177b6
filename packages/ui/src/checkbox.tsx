'use client';

import { Check } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export function Checkbox({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={classNames(
        'relative grid size-[18px] shrink-0 place-items-center rounded-[5px] border-[1.5px] border-line-strong bg-transparent text-accent-ink transition-colors duration-150 after:absolute after:-inset-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-60 touch:after:-inset-3',
        className,
      )}
      {...rest}
    >
      <Primitive.Indicator>
        <Check aria-hidden strokeWidth={3} className="size-3" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
