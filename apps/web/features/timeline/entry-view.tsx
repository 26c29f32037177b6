'use client';

import type { TimelineEntry, TimelineEntryKind } from '@planline/contracts/timeline-entry';
import { Chip } from '@planline/ui/chip';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AnswerEntry } from '../answer/answer-entry';
import { ReceiptNote } from '../billing/receipt-text';
import { BuildCard } from '../build/build-card';
import { DeploymentCard } from '../build/deployment-card';
import type { DisplayItem } from './display-timeline';
import { ErrorEntry } from './error-entry';
import { SpineItem } from './spine-item';
import { TemplateMessage } from './template-message';
import { UserMessage } from './user-message';

type EntryItem = Extract<DisplayItem, { kind: 'entry' }>;
type Renderers = {
  [K in TimelineEntryKind]: (
    entry: Extract<TimelineEntry, { kind: K }>,
    item: EntryItem,
  ) => ReactNode;
};

const renderers: Renderers = {
  'user-message': (entry) => (
    <UserMessage author={entry.author.name} at={entry.at} text={entry.text} />
  ),
  'build-request': (entry) => <BuildRequest entry={entry} />,
  answer: (entry, item) => <AnswerEntry entry={entry} convertedBuildId={item.convertedBuildId} />,
  template: (entry) => <TemplateMessage entry={entry} />,
  build: (entry, item) => <BuildEntry entry={entry} item={item} />,
  deployment: (entry) => <DeploymentEntry entry={entry} />,
  error: (entry) => <ErrorEntry entry={entry} />,
};

export function EntryView({ item }: { item: EntryItem }) {
  // The key of the map and the kind of the entry are the same K; TypeScript cannot say so of a union.
  const render = renderers[item.entry.kind] as (entry: TimelineEntry, item: EntryItem) => ReactNode;
  return render(item.entry, item);
}

function BuildRequest({ entry }: { entry: Extract<TimelineEntry, { kind: 'build-request' }> }) {
  const t = useTranslations('timeline');
  const note =
    entry.revision === null ? t('buildRequest') : t('buildRequestOf', { revision: entry.revision });
  return (
    <UserMessage
      author={entry.author.name}
      at={entry.at}
      text={entry.text}
      note={<Chip tone="build">{note}</Chip>}
    />
  );
}

function BuildEntry({
  entry,
  item,
}: {
  entry: Extract<TimelineEntry, { kind: 'build' }>;
  item: EntryItem;
}) {
  const t = useTranslations('timeline');
  const isOpen = entry.build.status === 'queued' || entry.build.status === 'running';
  const isLive = item.run ? item.run.endedAt === null && isOpen : isOpen;
  return (
    <SpineItem tone="build" who={t('build')} at={entry.at} isLive={isLive}>
      <BuildCard build={entry.build} run={item.run} />
    </SpineItem>
  );
}

function DeploymentEntry({ entry }: { entry: Extract<TimelineEntry, { kind: 'deployment' }> }) {
  const t = useTranslations('timeline');
  return (
    <SpineItem tone="deployed" who={t('deployed')} at={entry.at}>
      <DeploymentCard version={entry.version} steps={entry.steps} />
      <ReceiptNote receipt={entry.receipt} end="delivered" />
    </SpineItem>
  );
}
