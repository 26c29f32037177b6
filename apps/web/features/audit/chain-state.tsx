'use client';

import type { AuditState } from '@planline/contracts/audit';
import { Notice } from '@planline/ui/notice';
import { Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeChip } from '../text/code-chip';

/** Whether the newest entries are as they were written. */
export function ChainState({ state }: { state: AuditState }) {
  const t = useTranslations('audit.chain');
  if (!state.isIntact) return <Notice tone="bad">{t('broken')}</Notice>;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-3">
      <span className="inline-flex items-center gap-1.5 font-[550] text-ok">
        <Link2 aria-hidden className="size-3.5" />
        {t('intact')}
      </span>
      <span>{t('sealed', { count: state.sealed })}</span>
      {state.head ? <CodeChip>{state.head.hash.slice(0, 12)}</CodeChip> : null}
    </p>
  );
}
