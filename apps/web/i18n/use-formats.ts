'use client';

import { createFormats, type Formats } from '@planline/i18n/formats';
import { useLocale, useTimeZone } from 'next-intl';
import { useMemo } from 'react';

export function useFormats(): Formats {
  const language = useLocale();
  const timeZone = useTimeZone();
  return useMemo(() => createFormats(language, timeZone), [language, timeZone]);
}
