'use client';

import { Direction } from 'radix-ui';
import type { ReactNode } from 'react';

/** Tells the primitives which way arrows and menus go. */
export function DirectionProvider({
  direction,
  children,
}: {
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}) {
  return <Direction.Provider dir={direction}>{children}</Direction.Provider>;
}
