'use client';

import type { BuildStepReport, VersionView } from '@planline/contracts/build';
import { Button } from '@planline/ui/button';
import { Card, CardSection } from '@planline/ui/card';
import { Notice } from '@planline/ui/notice';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeChip } from '../text/code-chip';
import { Prose } from '../text/prose';
import { useWorkspace } from '../timeline/workspace-context';
import { patchUrl } from '../version/version-urls';
import { StepReports } from './step-reports';

/** A version that went live: open it, compare promise and delivery, see the changes. */
export function DeploymentCard({
  version,
  steps,
}: {
  version: VersionView;
  steps: readonly BuildStepReport[];
}) {
  const t = useTranslations('build.deployment');
  const versions = useTranslations('version');
  const { openPanel } = useWorkspace();
  return (
    <Card className="mt-2">
      <CardSection>
        <h3 className="text-title font-[620]">{t('title', { number: version.number })}</h3>
        <Prose text={version.summary} language={null} className="text-ink-2" />
        <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-fine text-ink-3">
          {version.branch ? <CodeChip>{version.branch}</CodeChip> : null}
          <CodeChip>{version.commitSha.slice(0, 8)}</CodeChip>
        </p>
        {version.outcome === 'document' ? (
          <Notice tone="warn" className="mt-3">
            {t('document')}
          </Notice>
        ) : null}
      </CardSection>
      {steps.length > 0 ? (
        <CardSection>
          <h4 className="mb-1 text-small font-[570] text-ink-2">{t('promise')}</h4>
          <StepReports steps={steps} />
        </CardSection>
      ) : null}
      <CardSection className="flex flex-wrap items-center gap-2">
        {version.previewUrl ? (
          <Button asChild tone="primary">
            <a href={version.previewUrl} target="_blank" rel="noopener noreferrer">
              {versions('openPreview')}
              <ExternalLink aria-hidden className="size-3.5 rtl:-scale-x-100" />
            </a>
          </Button>
        ) : null}
        <Button onClick={() => openPanel({ type: 'version', versionId: version.versionId })}>
          {versions('changes')}
        </Button>
        <Button asChild tone="quiet">
          <a href={patchUrl(version)} download>
            {versions('patch')}
          </a>
        </Button>
      </CardSection>
    </Card>
  );
}
