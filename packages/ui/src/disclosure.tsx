'use client';

import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** A folded part; the chevron points along the line and turns down when open. */
export function Disclosure({
  summary,
  children,
  defaultOpen,
  open,
  onOpenChange,
  className,
}: {
  summary: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}) {
  return (
    <Collapsible.Root
      {...(defaultOpen === undefined ? {} : { defaultOpen })}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
      className={className}
    >
      <Collapsible.Trigger className="group/fold -mx-1.5 flex max-w-full items-center gap-1.5 rounded-md px-1.5 py-0.5 text-start text-small text-ink-2 hover:text-ink touch:min-h-11">
        <ChevronRight
          aria-hidden
          className={classNames(
            'size-3.5 shrink-0 transition-transform duration-150 group-data-[state=open]/fold:rotate-90 rtl:-scale-x-100',
            'rtl:group-data-[state=open]/fold:rotate-90',
          )}
        />
        <span className="min-w-0">{summary}</span>
      </Collapsible.Trigger>
      <Collapsible.Content className="animate-fade">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
