'use client';

import { apiKeyNameSchema, type NewApiKey } from '@planline/contracts/api-key';
import type { ProjectView } from '@planline/contracts/project';
import { Button } from '@planline/ui/button';
import { Checkbox } from '@planline/ui/checkbox';
import { Disclosure } from '@planline/ui/disclosure';
import { Field, TextInput } from '@planline/ui/field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useTRPC } from '../api/trpc';
import { composerDirection } from '../chat/composer-direction';
import { ErrorText } from '../errors/error-text';

export function NewKeyForm({
  project,
  onMade,
}: {
  project: ProjectView;
  onMade: (key: NewApiKey) => void;
}) {
  const t = useTranslations('apiKeys');
  const language = useLocale();
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [others, setOthers] = useState<readonly string[]>([]);
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: (key) => {
        setName('');
        setOthers([]);
        onMade(key);
      },
    }),
  );
  const isNamed = apiKeyNameSchema.safeParse(name).success;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNamed) create.mutate({ projectIds: [project.projectId, ...others], name });
      }}
    >
      <Field label={t('name')} hint={t('nameHint')}>
        {(control) => (
          <TextInput
            {...control}
            value={name}
            maxLength={80}
            autoComplete="off"
            dir={composerDirection(name, language)}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <OtherProjects project={project} chosen={others} onChange={setOthers} />
      <ErrorText error={create.error} />
      <Button type="submit" className="justify-self-start" disabled={!isNamed || create.isPending}>
        {create.isPending ? t('creating') : t('create')}
      </Button>
    </form>
  );
}

/** What else the key reaches: only projects that the reader owns too. */
function OtherProjects({
  project,
  chosen,
  onChange,
}: {
  project: ProjectView;
  chosen: readonly string[];
  onChange: (projectIds: readonly string[]) => void;
}) {
  const t = useTranslations('apiKeys');
  const trpc = useTRPC();
  const id = useId();
  const list = useQuery(trpc.project.list.queryOptions());
  const owned = (list.data ?? []).filter(
    (each) => each.role === 'owner' && each.projectId !== project.projectId,
  );
  if (owned.length === 0) return null;
  return (
    <Disclosure summary={t('alsoReaches', { count: chosen.length })}>
      <ul className="mt-2 grid max-h-56 gap-2.5 overflow-y-auto rounded-card border border-line bg-surface px-4 py-3">
        {owned.map(({ projectId, name }) => (
          <li key={projectId} className="flex items-center gap-2.5">
            <Checkbox
              id={`${id}-${projectId}`}
              checked={chosen.includes(projectId)}
              onCheckedChange={(isOn) =>
                onChange(
                  isOn === true
                    ? [...chosen, projectId]
                    : chosen.filter((each) => each !== projectId),
                )
              }
            />
            <label htmlFor={`${id}-${projectId}`} className="min-w-0 truncate text-small">
              <bdi>{name}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
