import { CardSection } from '@planline/ui/card';
import type { ReactNode } from 'react';

/** A titled part of a card. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <CardSection>
      <h3 className="mb-1 text-small font-[570] text-ink-2">{title}</h3>
      {children}
    </CardSection>
  );
}
