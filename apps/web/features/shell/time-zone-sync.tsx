'use client';

import { useRouter } from 'next/navigation';
import { useTimeZone } from 'next-intl';
import { useEffect } from 'react';
import { TIME_ZONE_COOKIE } from '../../i18n/time-zone-cookie';
import { writeCookie } from './theme';

/** Tells the server the reader's zone, once, when it wrote the page in another. */
export function TimeZoneSync() {
  const served = useTimeZone();
  const router = useRouter();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (
      !own ||
      own === served ||
      document.cookie.includes(`${TIME_ZONE_COOKIE}=${encodeURIComponent(own)}`)
    )
      return;
    writeCookie(TIME_ZONE_COOKIE, own);
    router.refresh();
  }, [served, router]);
  return null;
}
