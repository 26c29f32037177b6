'use client';

import type { VersionView } from '@planline/contracts/build';
import { Button } from '@planline/ui/button';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { artifactUrl, patchUrl } from './version-urls';

export function VersionActions({ version }: { version: VersionView }) {
  const t = useTranslations('version');
  if (version.outcome === 'imported' && !version.previewUrl && !version.artifactUrl) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {version.previewUrl ? (
        <Button asChild>
          <a href={version.previewUrl} target="_blank" rel="noopener noreferrer">
            {t('openPreview')}
            <ExternalLink aria-hidden className="size-3.5 rtl:-scale-x-100" />
          </a>
        </Button>
      ) : null}
      {version.outcome === 'imported' ? null : (
        <Button asChild tone="quiet">
          <a href={patchUrl(version)} download>
            {t('patch')}
          </a>
        </Button>
      )}
      {version.artifactUrl ? (
        <Button asChild tone="quiet">
          <a href={artifactUrl(version)} download>
            {t('artifact')}
          </a>
        </Button>
      ) : null}
    </div>
  );
}
