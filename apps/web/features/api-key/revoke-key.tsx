'use client';

import type { ApiKeyView } from '@planline/contracts/api-key';
import { isolate } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { Dialog } from '@planline/ui/dialog';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { CodeChip } from '../text/code-chip';

/** Asks once more: servers that sign with the key stop working at once. */
export function RevokeKey({ apiKey, onRevoked }: { apiKey: ApiKeyView; onRevoked: () => void }) {
  const t = useTranslations('apiKeys');
  const app = useTranslations('app');
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const name = isolate(apiKey.name);
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        onRevoked();
      },
    }),
  );
  return (
    <>
      <Button
        size="small"
        tone="danger"
        aria-label={t('revokeLabel', { name })}
        onClick={() => setOpen(true)}
      >
        {t('revoke')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('revokeTitle', { name })}
        description={t('revokeText')}
        closeLabel={app('close')}
        footer={
          <>
            <Button tone="quiet" onClick={() => setOpen(false)}>
              {app('cancel')}
            </Button>
            <Button
              tone="danger"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate({ keyId: apiKey.keyId })}
            >
              {t('revokeConfirm')}
            </Button>
          </>
        }
      >
        <ErrorText error={revoke.error} />
        <CodeChip>{apiKey.keyId}</CodeChip>
      </Dialog>
    </>
  );
}
