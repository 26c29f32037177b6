'use client';

import type { ReactNode } from 'react';
import { RailButton } from './rail-button';

/** The bar over every page; on a phone it opens the rail. */
export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex min-h-[57px] flex-wrap items-center gap-x-2 gap-y-2 border-b border-line px-3 py-2.5 sm:px-7">
      <RailButton />
      <h1 className="me-auto min-w-0 truncate text-[1rem] font-[600]">{title}</h1>
      {children}
    </header>
  );
}
