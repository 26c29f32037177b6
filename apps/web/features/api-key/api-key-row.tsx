'use client';

import type { NewApiKey } from '@planline/contracts/api-key';
import { isolate } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { Chip } from '@planline/ui/chip';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { CodeChip } from '../text/code-chip';
import { useNow } from '../timeline/use-now';
import type { ShownKey } from './key-state';
import { RevokeKey } from './revoke-key';

export function ApiKeyRow({
  shown,
  onChange,
  onRotated,
}: {
  shown: ShownKey;
  onChange: () => void;
  onRotated?: (key: NewApiKey) => void;
}) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  const now = new Date(useNow(false));
  const trpc = useTRPC();
  const { key, state } = shown;
  const rotate = useMutation(
    trpc.apiKey.rotate.mutationOptions({ onSuccess: (made) => onRotated?.(made) }),
  );
  const facts = [
    t('created', { date: formats.date(key.createdAt) }),
    ...(key.projectCount > 1 ? [t('reaches', { count: key.projectCount })] : []),
    key.lastUsedAt === null
      ? t('neverUsed')
      : t('lastUsed', { when: formats.relative(key.lastUsedAt, now) }),
    ...(key.revokedAt === null ? [] : [t('revokedOn', { date: formats.dateTime(key.revokedAt) })]),
  ];
  const name = isolate(key.name);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="min-w-0 truncate font-[550]">{key.name}</bdi>
          <Chip tone={chipTones[state]}>{t(`state.${state}`)}</Chip>
        </p>
        <p className="mt-0.5">
          <CodeChip>{key.keyId}</CodeChip>
        </p>
        <p className="mt-0.5 text-small text-ink-3">{facts.join(' · ')}</p>
        {state === 'replaced' ? (
          <p className="mt-0.5 text-small text-warn-ink">{t('replacedText')}</p>
        ) : null}
        <ErrorText error={rotate.error} className="mt-2" />
      </div>
      {state === 'revoked' ? null : (
        <div className="flex gap-1.5">
          {shown.canRotate ? (
            <Button
              size="small"
              aria-label={t('rotateLabel', { name })}
              disabled={rotate.isPending}
              onClick={() => rotate.mutate({ keyId: key.keyId })}
            >
              {t('rotate')}
            </Button>
          ) : null}
          <RevokeKey apiKey={key} onRevoked={onChange} />
        </div>
      )}
    </div>
  );
}

const chipTones = { live: 'ok', replaced: 'build', revoked: 'neutral' } as const;
