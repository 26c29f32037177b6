'use client';

import { classNames } from '@planline/ui/class-names';
import { Dialog } from '@planline/ui/dialog';
import { FileArchive, FolderOpen, GitBranch, Lightbulb } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NewProjectForm } from './new-project-form';
import { SampleButton } from './sample-button';

export const projectSources = ['idea', 'path', 'git', 'archive'] as const;
export type ProjectSource = (typeof projectSources)[number];

const icons = { idea: Lightbulb, path: FolderOpen, git: GitBranch, archive: FileArchive };

/** Where the project comes from, then the one thing that source needs. */
export function NewProjectDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('projects');
  const app = useTranslations('app');
  const [source, setSource] = useState<ProjectSource>('idea');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('newTitle')}
      description={t('newText')}
      closeLabel={app('close')}
    >
      <fieldset className="mb-5 grid grid-cols-2 gap-2 sm:grid-cols-4">
        <legend className="sr-only">{t('sourceLabel')}</legend>
        {projectSources.map((each) => {
          const Icon = icons[each];
          return (
            <label
              key={each}
              className={classNames(
                'flex cursor-pointer flex-col items-center gap-1.5 rounded-control border px-3 py-3 text-center text-small font-[550] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                source === each
                  ? 'border-accent bg-accent-soft text-accent'
                  : 'border-line bg-surface hover:border-line-strong',
              )}
            >
              <input
                type="radio"
                name="source"
                checked={source === each}
                onChange={() => setSource(each)}
                className="sr-only"
              />
              <Icon aria-hidden className="size-[18px]" />
              {t(`source.${each}`)}
            </label>
          );
        })}
      </fieldset>
      <NewProjectForm key={source} source={source} />
      <div className="mt-5 flex flex-wrap items-center gap-3 border-t border-line pt-4 text-small text-ink-2">
        <span className="min-w-0 grow basis-48">{t('sampleText')}</span>
        <SampleButton />
      </div>
    </Dialog>
  );
}
