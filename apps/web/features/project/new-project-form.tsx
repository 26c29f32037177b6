'use client';

import { Button } from '@planline/ui/button';
import { controlClass, Field, TextArea, TextInput } from '@planline/ui/field';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useRouter } from '../../i18n/navigation';
import { useTRPCClient } from '../api/trpc';
import { composerDirection } from '../chat/composer-direction';
import { ErrorText } from '../errors/error-text';
import { type ShownError, shownErrorOf } from '../errors/error-view';
import type { ProjectSource } from './new-project-dialog';
import { uploadArchive } from './upload-archive';

export function NewProjectForm({ source }: { source: ProjectSource }) {
  const t = useTranslations('projects');
  const client = useTRPCClient();
  const language = useLocale();
  const router = useRouter();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<ShownError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const create = async (): Promise<string> => {
    const named = name.trim() ? { name: name.trim() } : {};
    if (source === 'archive') {
      if (!file) throw new TypeError('no file was chosen');
      const outcome = await uploadArchive(file, name.trim());
      if (!outcome.ok) throw { data: { planline: outcome.error } };
      return outcome.project.projectId;
    }
    const text = value.trim();
    if (source === 'idea')
      return (
        await client.project.createFromIdea.mutate({ ...named, idea: text, locale: language })
      ).projectId;
    if (source === 'path')
      return (await client.project.importPath.mutate({ ...named, path: text })).projectId;
    return (await client.project.importGit.mutate({ ...named, url: text })).projectId;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      router.push(`/projects/${await create()}`);
    } catch (failure) {
      setError(shownErrorOf(failure));
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {source === 'archive' ? (
        <Field label={t('archiveLabel')} hint={t('archiveHint')}>
          {(control) => (
            <input
              {...control}
              type="file"
              required
              accept=".zip,.tar,.tgz,.tar.gz,application/zip,application/gzip,application/x-tar"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
              className={`${controlClass} file:me-3 file:rounded-md file:border-0 file:bg-sunk file:px-3 file:py-1 file:text-ink`}
            />
          )}
        </Field>
      ) : source === 'idea' ? (
        <Field label={t('ideaLabel')} hint={t('ideaHint')}>
          {(control) => (
            <TextArea
              {...control}
              required
              minLength={3}
              maxLength={4_000}
              dir={composerDirection(value, language)}
              value={value}
              placeholder={t('ideaPlaceholder')}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <Field
          label={source === 'path' ? t('pathLabel') : t('gitLabel')}
          hint={source === 'path' ? t('pathHint') : t('gitHint')}
        >
          {(control) => (
            <TextInput
              {...control}
              required
              dir="ltr"
              spellCheck={false}
              autoCapitalize="off"
              value={value}
              placeholder={
                source === 'path' ? '/home/lina/bakery' : 'https://example.com/bakery.git'
              }
              onChange={(event) => setValue(event.target.value)}
              className="font-mono text-small"
            />
          )}
        </Field>
      )}
      <Field label={t('nameLabel')} hint={t('nameHint')}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={120}
            dir={composerDirection(name, language)}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ErrorText error={error} />
      <Button type="submit" tone="primary" disabled={isBusy} className="justify-self-start">
        {isBusy ? t('creating') : t('create')}
      </Button>
    </form>
  );
}
