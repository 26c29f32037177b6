'use client';

import { useTranslations } from 'next-intl';
import { dynamicMessage } from '../../i18n/dynamic-message';
import { humanName } from './metric-bars';

/** A metric's name in the reader's words; a key that nobody translated is made readable. */
export function useMetricName(): (key: string) => string {
  const t = useTranslations('answer.metricNames');
  const knows = t.has as (key: string) => boolean;
  return (key) => (knows(key) ? dynamicMessage(t)(key, {}) : humanName(key));
}
