'use client';

import type { ProjectView } from '@planline/contracts/project';
import { Button } from '@planline/ui/button';
import { Field, TextInput } from '@planline/ui/field';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { composerDirection } from '../chat/composer-direction';
import { ErrorText } from '../errors/error-text';
import { useProjectSettings } from './use-project-mutation';

export function NameSettings({ project }: { project: ProjectView }) {
  const t = useTranslations('settings');
  const app = useTranslations('app');
  const language = useLocale();
  const { rename } = useProjectSettings(project);
  const [name, setName] = useState(project.name);
  const isChanged = name.trim() !== '' && name.trim() !== project.name;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) rename.mutate({ projectId: project.projectId, name: name.trim() });
      }}
    >
      <Field label={t('name')}>
        {(control) => (
          <TextInput
            {...control}
            value={name}
            maxLength={120}
            dir={composerDirection(name, language)}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ErrorText error={rename.error} />
      <Button
        type="submit"
        className="justify-self-start"
        disabled={!isChanged || rename.isPending}
      >
        {rename.isPending ? app('saving') : app('save')}
      </Button>
    </form>
  );
}
