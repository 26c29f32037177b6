'use client';

import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import type { DisplayItem } from './display-timeline';
import { EntryView } from './entry-view';
import { LiveRunCard } from './live-run-card';
import { OutgoingMessageItem } from './user-message';
import { useWorkspace } from './workspace-context';

export function DisplayItemView({
  item,
  onTakeBack,
  onRetry,
}: {
  item: DisplayItem;
  onTakeBack: (messageId: string) => void;
  onRetry: (messageId: string) => void;
}) {
  const { account } = useWorkspace();
  switch (item.kind) {
    case 'start':
      return <TimelineStart />;
    case 'day':
      return <DaySeparator at={item.at} />;
    case 'entry':
      return <EntryView item={item} />;
    case 'outgoing':
      return (
        <OutgoingMessageItem
          author={account.name}
          message={item.message}
          onTakeBack={() => onTakeBack(item.message.messageId)}
          onRetry={() => onRetry(item.message.messageId)}
        />
      );
    case 'run':
      return <LiveRunCard run={item.run} question={item.question} />;
  }
}

function DaySeparator({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <p className="pb-3.5 ps-9 text-fine text-ink-3 sm:ps-10">
      <time dateTime={at}>{formats.day(at, new Date())}</time>
    </p>
  );
}

function TimelineStart() {
  const t = useTranslations('timeline');
  return <p className="pb-4 ps-9 text-fine text-ink-3 sm:ps-10">{t('start')}</p>;
}
