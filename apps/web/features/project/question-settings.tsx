'use client';

import type { ProjectView } from '@planline/contracts/project';
import { Switch } from '@planline/ui/switch';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ErrorText } from '../errors/error-text';
import { useProjectSettings } from './use-project-mutation';

export function QuestionSettings({ project }: { project: ProjectView }) {
  const t = useTranslations('settings');
  const { settings } = useProjectSettings(project);
  const id = useId();
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-4 rounded-card border border-line bg-surface px-4 py-3">
        <div className="grow">
          <label htmlFor={id} className="font-[550]">
            {t('questions')}
          </label>
          <p id={`${id}-hint`} className="text-small text-ink-2">
            {t('questionsText')}
          </p>
        </div>
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={project.settings.questionsDuringBuild}
          disabled={settings.isPending}
          onCheckedChange={(questionsDuringBuild) =>
            settings.mutate({ projectId: project.projectId, settings: { questionsDuringBuild } })
          }
        />
      </div>
      <ErrorText error={settings.error} />
    </div>
  );
}
