'use client';

import { Button } from '@planline/ui/button';
import { Sheet } from '@planline/ui/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PathChip } from '../text/code-chip';
import type { PanelView } from '../timeline/workspace-context';
import { VersionPanel } from '../version/version-panel';
import { useIsWide } from './use-is-wide';

/** What a card points at: a column on a wide screen, a sheet on the others. */
export function SidePanel({
  view,
  projectId,
  onClose,
}: {
  view: PanelView | null;
  projectId: string;
  onClose: () => void;
}) {
  const t = useTranslations('panel');
  const app = useTranslations('app');
  const isWide = useIsWide();
  const title = view?.type === 'version' ? t('version') : t('reference');
  const content = view ? <PanelContent view={view} projectId={projectId} /> : null;
  if (!isWide)
    return (
      <Sheet
        open={view !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        side="end"
        title={title}
        closeLabel={app('close')}
        className="w-full sm:w-[440px]"
      >
        <div className="min-h-0 grow overflow-y-auto px-5 pt-4 pb-6">
          <p aria-hidden className="mb-3 text-[0.875rem] font-[600]">
            {title}
          </p>
          {content}
        </div>
      </Sheet>
    );
  if (!view) return null;
  return (
    <aside
      aria-label={title}
      className="sticky top-0 h-dvh w-[400px] shrink-0 overflow-y-auto border-s border-line px-5 py-4"
    >
      <div className="mb-3 flex items-center justify-between">
        <h2 className="text-[0.875rem] font-[600]">{title}</h2>
        <Button tone="quiet" size="iconSmall" aria-label={app('close')} onClick={onClose}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {content}
    </aside>
  );
}

function PanelContent({ view, projectId }: { view: PanelView; projectId: string }) {
  if (view.type === 'version')
    return <VersionPanel projectId={projectId} versionId={view.versionId} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p>
        <PathChip path={view.file} {...(view.line === null ? {} : { line: view.line })} max={80} />
      </p>
      <Snippet text={view.snippet} firstLine={view.line ?? 1} />
    </div>
  );
}

function Snippet({ text, firstLine }: { text: string; firstLine: number }) {
  const t = useTranslations('panel');
  if (text.trim() === '') return <p className="text-small text-ink-3">{t('noSnippet')}</p>;
  return (
    <pre
      dir="ltr"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-[10px] bg-sunk py-2.5 text-start font-mono text-[0.75rem] leading-relaxed text-ink"
    >
      {text.split('\n').map((line, index) => (
        <div key={index} className="flex gap-3 px-3">
          <span aria-hidden className="w-8 shrink-0 text-end text-ink-3 select-none">
            {firstLine + index}
          </span>
          <code className="whitespace-pre">{line}</code>
        </div>
      ))}
    </pre>
  );
}
