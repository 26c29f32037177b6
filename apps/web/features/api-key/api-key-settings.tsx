'use client';

import type { NewApiKey } from '@planline/contracts/api-key';
import type { ProjectView } from '@planline/contracts/project';
import { Card } from '@planline/ui/card';
import { Disclosure } from '@planline/ui/disclosure';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { ApiKeyRow } from './api-key-row';
import { shownKeysOf } from './key-state';
import { NewKeyForm } from './new-key-form';
import { SecretOnce } from './secret-once';

/** Keys with which other servers act in this project; for its owners. */
export function ApiKeySettings({ project }: { project: ProjectView }) {
  const t = useTranslations('apiKeys');
  const trpc = useTRPC();
  const { projectId } = project;
  const list = useQuery(trpc.apiKey.list.queryOptions({ projectId }));
  const [made, setMade] = useState<{ key: NewApiKey; isChange: boolean } | null>(null);
  const reload = () => void list.refetch();
  const { live, revoked } = shownKeysOf(list.data ?? []);
  return (
    <div className="grid gap-4">
      <p className="text-small text-ink-2">{t('intro')}</p>
      <ErrorText error={list.error} />
      {list.isPending ? <p className="text-ink-3">{t('loading')}</p> : null}
      {made ? (
        <SecretOnce made={made.key} isChange={made.isChange} onStored={() => setMade(null)} />
      ) : null}
      {live.length > 0 ? (
        <Card>
          {live.map((shown) => (
            <ApiKeyRow
              key={shown.key.keyId}
              shown={shown}
              onChange={reload}
              onRotated={(key) => {
                setMade({ key, isChange: true });
                reload();
              }}
            />
          ))}
        </Card>
      ) : null}
      {list.data && live.length === 0 ? <p className="text-ink-3">{t('empty')}</p> : null}
      <NewKeyForm
        project={project}
        onMade={(key) => {
          setMade({ key, isChange: false });
          reload();
        }}
      />
      {revoked.length > 0 ? (
        <Disclosure summary={t('revokedKeys', { count: revoked.length })}>
          <Card className="mt-2">
            {revoked.map((shown) => (
              <ApiKeyRow key={shown.key.keyId} shown={shown} onChange={reload} />
            ))}
          </Card>
        </Disclosure>
      ) : null}
    </div>
  );
}
