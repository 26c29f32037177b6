'use client';

import { useTranslations } from 'next-intl';

/**
 * Reasons are codes with a sentence each. What is none (the exit of a command) stands as it is; the
 * code of another error is no words for a reader.
 */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations('reasons');
  return (reason) => {
    const key = reason as Parameters<typeof t.has>[0];
    if (/^[a-z]+(-[a-z]+)*$/u.test(reason) && t.has(key)) return t(key);
    return /^[A-Z]+(_[A-Z]+)*$/u.test(reason) ? t('unexpected') : reason;
  };
}
