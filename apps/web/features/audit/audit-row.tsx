'use client';

import type { AuditEntryView } from '@planline/contracts/audit';
import { isolate } from '@planline/i18n/bidi';
import { Chip, type ChipTone } from '@planline/ui/chip';
import { useTranslations } from 'next-intl';
import { dynamicMessage } from '../../i18n/dynamic-message';
import { useFormats } from '../../i18n/use-formats';
import { CodeChip } from '../text/code-chip';
import { actionKeyOf } from './action-key';

export function AuditRow({ entry }: { entry: AuditEntryView }) {
  const t = useTranslations('audit');
  const formats = useFormats();
  const actionKey = actionKeyOf(entry.action);
  const cost = [
    // What took no second is of no interest: most requests only store what is to be done.
    ...(entry.durationMs === null || entry.durationMs < 1_000
      ? []
      : [formats.duration(entry.durationMs)]),
    ...(entry.aiSeconds === null ? [] : [t('aiSeconds', { seconds: entry.aiSeconds })]),
    ...(entry.tokens ? [t('tokens', { count: entry.tokens })] : []),
  ];
  return (
    <div className="px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {actionKey === null ? (
          <CodeChip>{entry.action}</CodeChip>
        ) : (
          <span className="font-[550]">{dynamicMessage(t)(`action.${actionKey}`, {})}</span>
        )}
        <Outcome outcome={entry.outcome} />
        {entry.reason === null ? null : <CodeChip>{entry.reason}</CodeChip>}
        <time dateTime={entry.at} className="ms-auto text-small text-ink-3">
          <bdi>{formats.dateTime(entry.at)}</bdi>
        </time>
      </p>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-small text-ink-2">
        <span>{entry.actorName === null ? t('unknown') : <bdi>{entry.actorName}</bdi>}</span>
        {entry.apiKeyId === null ? null : (
          <span>{t('withKey', { name: isolate(entry.apiKeyName ?? entry.apiKeyId) })}</span>
        )}
        {entry.ipAddress === null ? null : <CodeChip>{entry.ipAddress}</CodeChip>}
        {cost.length > 0 ? (
          <span className="text-ink-3">{cost.map(isolate).join(' · ')}</span>
        ) : null}
      </p>
      {entry.userAgent === null && entry.runId === null ? null : (
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-fine text-ink-3">
          {entry.userAgent === null ? null : (
            <bdi dir="ltr" className="min-w-0 truncate" title={entry.userAgent}>
              {entry.userAgent}
            </bdi>
          )}
          {entry.runId === null ? null : <CodeChip>{entry.runId}</CodeChip>}
        </p>
      )}
    </div>
  );
}

const plainOutcomes: Readonly<
  Record<string, { key: 'done' | 'cancelled' | 'failed'; tone: ChipTone }>
> = {
  ok: { key: 'done', tone: 'neutral' },
  succeeded: { key: 'done', tone: 'ok' },
  cancelled: { key: 'cancelled', tone: 'neutral' },
  failed: { key: 'failed', tone: 'bad' },
};

/** A refusal with its code: it is what a log of a server or a question to its people would name. */
function Outcome({ outcome }: { outcome: string }) {
  const t = useTranslations('audit.outcome');
  const plain = plainOutcomes[outcome];
  if (plain) return <Chip tone={plain.tone}>{t(plain.key)}</Chip>;
  return (
    <>
      <Chip tone="bad">{t('refused')}</Chip>
      <CodeChip>{outcome}</CodeChip>
    </>
  );
}
