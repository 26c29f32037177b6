'use client';

import type { NewApiKey } from '@planline/contracts/api-key';
import { Button } from '@planline/ui/button';
import { Notice } from '@planline/ui/notice';
import { useTranslations } from 'next-intl';
import { CodeChip } from '../text/code-chip';
import { CopyButton } from '../text/copy-button';

/** The one time that a secret is on a screen; nothing can bring it back. */
export function SecretOnce({
  made,
  isChange,
  onStored,
}: {
  made: NewApiKey;
  /** An older key of the same family still works. */
  isChange: boolean;
  onStored: () => void;
}) {
  const t = useTranslations('apiKeys');
  return (
    <Notice tone="ok" role="status" className="grid gap-3">
      <p className="font-[550]">{t('secretReady')}</p>
      <dl className="grid gap-2.5">
        <Value name={t('keyId')} value={made.keyId} copyLabel={t('copyKeyId')} />
        <Value name={t('secret')} value={made.secret} copyLabel={t('copySecret')} />
        <Value name={t('actor')} value={made.actorUserId} copyLabel={t('copyActor')} />
      </dl>
      {isChange ? <p>{t('bothWork')}</p> : null}
      <Button size="small" className="justify-self-start" onClick={onStored}>
        {t('stored')}
      </Button>
    </Notice>
  );
}

function Value({ name, value, copyLabel }: { name: string; value: string; copyLabel: string }) {
  return (
    <div>
      <dt className="text-fine">{name}</dt>
      <dd className="mt-0.5 flex flex-wrap items-center gap-2">
        <CodeChip className="bg-surface py-1">{value}</CodeChip>
        <CopyButton size="small" text={value} label={copyLabel} />
      </dd>
    </div>
  );
}
