'use client';

import { Switch as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export function Switch({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={classNames(
        'relative inline-flex h-6 w-10 shrink-0 items-center rounded-full bg-line-strong px-0.5 transition-colors duration-150 data-[state=checked]:bg-accent disabled:opacity-55',
        className,
      )}
      {...rest}
    >
      <Primitive.Thumb className="block size-5 rounded-full bg-surface transition-transform duration-150 data-[state=checked]:ms-auto" />
    </Primitive.Root>
  );
}
