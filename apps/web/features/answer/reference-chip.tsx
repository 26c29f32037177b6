'use client';

import { isolateLtr, middleTruncate, revealHidden } from '@planline/i18n/bidi';
import { useTranslations } from 'next-intl';
import { codeChipClass } from '../text/code-chip';
import { useWorkspace } from '../timeline/workspace-context';
import type { ReferencePart } from './answer-parts';

/** `path:line`; opens the lines in the panel. */
export function ReferenceChip({ reference }: { reference: ReferencePart }) {
  const t = useTranslations('answer');
  const { openPanel } = useWorkspace();
  const place = `${revealHidden(reference.file)}${reference.line === null ? '' : `:${reference.line}`}`;
  return (
    <button
      type="button"
      title={t('openReference', { place: isolateLtr(place) })}
      onClick={() => openPanel({ type: 'reference', ...reference })}
      className={`${codeChipClass} max-w-full break-all border border-transparent hover:border-line-strong hover:text-ink touch:min-h-11 touch:px-3`}
    >
      <bdi dir="ltr">{middleTruncate(place, 48)}</bdi>
    </button>
  );
}
