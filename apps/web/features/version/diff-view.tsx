'use client';

import type { FileDiff } from '@planline/contracts/build';
import { Chip } from '@planline/ui/chip';
import { classNames } from '@planline/ui/class-names';
import { Disclosure } from '@planline/ui/disclosure';
import { useTranslations } from 'next-intl';
import { PathChip } from '../text/code-chip';

const tones = { added: 'ok', modified: 'plan', deleted: 'bad', renamed: 'neutral' } as const;

/** A version's changes, file by file, each folded out on demand. */
export function DiffView({ files }: { files: readonly FileDiff[] }) {
  const t = useTranslations('version');
  if (files.length === 0) return <p className="text-small text-ink-3">{t('noChanges')}</p>;
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      {files.map((file) => (
        <li key={file.path}>
          <Disclosure
            summary={
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <PathChip path={file.path} />
                <Chip tone={tones[file.change]}>{t(`change.${file.change}`)}</Chip>
                <bdi dir="ltr" className="font-mono text-fine">
                  <span className="text-ok">+{file.added}</span>{' '}
                  <span className="text-bad">-{file.removed}</span>
                </bdi>
              </span>
            }
          >
            <Patch text={file.patch} />
            {file.truncated ? <p className="mt-1 text-small text-ink-3">{t('patchCut')}</p> : null}
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function Patch({ text }: { text: string }) {
  const t = useTranslations('version');
  const lines = text
    .split('\n')
    .filter((line, index, all) => line !== '' || index < all.length - 1);
  if (lines.length === 0) return <p className="py-1 text-small text-ink-3">{t('binary')}</p>;
  return (
    <pre
      dir="ltr"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      className="mt-1.5 max-h-96 overflow-auto rounded-[10px] bg-sunk py-2 text-start font-mono text-[0.72rem] leading-relaxed"
    >
      {lines.map((line, index) => (
        <code
          key={index}
          className={classNames('block min-w-fit px-3 whitespace-pre', lineTone(line))}
        >
          {line || ' '}
        </code>
      ))}
    </pre>
  );
}

function lineTone(line: string): string {
  if (line.startsWith('+') && !line.startsWith('+++')) return 'bg-ok-soft text-ok';
  if (line.startsWith('-') && !line.startsWith('---')) return 'bg-bad-soft text-bad';
  if (line.startsWith('@@')) return 'text-plan';
  return 'text-ink-2';
}
