'use client';

import { WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ConnectionStatus } from './project-stream';

/** A hiccup shorter than this is nobody's business. */
const PATIENCE_MS = 1_500;

export function ConnectionBanner({ connection }: { connection: ConnectionStatus }) {
  const t = useTranslations('timeline');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (connection !== 'offline') {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <p
      role="status"
      className={
        isShown ? 'bg-warn-soft px-4 py-2 text-center text-small text-warn-ink' : 'sr-only'
      }
    >
      {isShown ? (
        <>
          <WifiOff aria-hidden className="me-2 inline size-3.5" />
          {t('offline')}
        </>
      ) : null}
    </p>
  );
}
