'use client';

import type { Receipt } from '@planline/contracts/billing';
import type { AnswerProof } from '@planline/contracts/timeline-entry';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { ReceiptText } from '../billing/receipt-text';

/** What the answer cost and what it proves: files read, none changed, how long, by which engine. */
export function ProofLine({
  proof,
  receipt,
}: {
  proof: AnswerProof;
  receipt?: Receipt | undefined;
}) {
  const t = useTranslations('answer.proof');
  const formats = useFormats();
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3.5 gap-y-1 text-[0.78125rem] text-ink-3">
      <span className="inline-flex items-center gap-1.5 font-[550] text-ok">
        <ShieldCheck aria-hidden className="size-3.5" />
        {t('files', { read: proof.filesRead, changed: proof.filesChanged })}
      </span>
      {receipt ? (
        <ReceiptText receipt={receipt} end="delivered" />
      ) : (
        <span>
          <bdi>{formats.duration(Math.max(1_000, proof.durationMs))}</bdi>
        </span>
      )}
      <span>{proof.engine === 'local' ? t('local') : t('claude')}</span>
      {proof.cacheHits ? <span>{t('answeredBefore')}</span> : null}
      {proof.tokensUsed > 0 ? <span>{t('tokens', { count: proof.tokensUsed })}</span> : null}
    </p>
  );
}
