'use client';

import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { READ_IN_MINUTES_FROM } from './read-in-minutes';

/** AI seconds in words: exact seconds while they are few, minutes and hours above. */
export function useAmount(): (seconds: number) => string {
  const t = useTranslations('billing');
  const formats = useFormats();
  return (seconds) =>
    seconds < READ_IN_MINUTES_FROM
      ? t('seconds', { count: seconds })
      : formats.duration(seconds * 1_000);
}
