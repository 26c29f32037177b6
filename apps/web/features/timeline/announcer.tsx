'use client';

import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { announcementOf } from './announcement';

/** Says in one polite sentence what arrived; the timeline itself is not read out while it streams. */
export function Announcer({ last }: { last: TimelineEntry | undefined }) {
  const t = useTranslations('timeline.announce');
  const [text, setText] = useState('');
  const seen = useRef(last?.seq ?? 0);
  useEffect(() => {
    if (!last || last.seq <= seen.current) return;
    seen.current = last.seq;
    const announcement = announcementOf(last);
    if (!announcement) return;
    setText(
      announcement.key === 'plan' ? t('plan', { steps: announcement.steps }) : t(announcement.key),
    );
  }, [last, t]);
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
