'use client';

import { Spinner } from '@planline/ui/spinner';
import { useLinkStatus } from 'next/link';
import { useTranslations } from 'next-intl';

/**
 * Inside a link: says that its page is on the way. Pages have no loading boundary, because a redirect
 * or a missing page could then no longer be answered with its status.
 */
export function LinkPending() {
  const t = useTranslations('app');
  const { pending } = useLinkStatus();
  return (
    <span role="status" className="ms-auto shrink-0 text-ink-3 empty:hidden">
      {pending ? (
        <>
          <Spinner />
          <span className="sr-only">{t('loading')}</span>
        </>
      ) : null}
    </span>
  );
}
