'use client';

import { enginePreferenceSchema, type ProjectView } from '@planline/contracts/project';
import { Chip } from '@planline/ui/chip';
import { classNames } from '@planline/ui/class-names';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../api/trpc';
import { ErrorText } from '../errors/error-text';
import { useReasonText } from '../errors/use-reason-text';
import { useProjectSettings } from './use-project-mutation';

/** Which engine answers, which one that is right now, and why. */
export function EngineSettings({ project }: { project: ProjectView }) {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const { settings } = useProjectSettings(project);
  const reasonText = useReasonText();
  const status = useQuery(trpc.project.engineStatus.queryOptions());
  const chosen = project.settings.enginePreference;
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
        {t('engineNow')} <Chip tone="plan">{t(`engineName.${project.engine.kind}`)}</Chip>
        <EngineReason reason={project.engine.reason} />
      </p>
      <fieldset className="grid gap-2" disabled={settings.isPending}>
        <legend className="sr-only">{t('engine')}</legend>
        {enginePreferenceSchema.options.map((option) => (
          <label
            key={option}
            className={classNames(
              'flex items-start gap-3 rounded-card border bg-surface px-4 py-3',
              chosen === option ? 'border-accent' : 'border-line hover:border-line-strong',
            )}
          >
            <input
              type="radio"
              name="engine"
              value={option}
              checked={chosen === option}
              onChange={() =>
                settings.mutate({
                  projectId: project.projectId,
                  settings: { enginePreference: option },
                })
              }
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="font-[550]">{t(`engineChoice.${option}`)}</span>
              <span className="block text-small text-ink-2">{t(`engineText.${option}`)}</span>
              {option === 'claude' && status.data && !status.data.claude.available ? (
                <span className="mt-1 block text-small text-warn-ink">
                  {t('claudeMissing')} {reasonText(status.data.claude.reason)}
                </span>
              ) : null}
              {option === 'claude' && status.data?.claude.version ? (
                <bdi dir="ltr" className="mt-1 block text-fine text-ink-3">
                  {status.data.claude.version}
                </bdi>
              ) : null}
            </span>
          </label>
        ))}
      </fieldset>
      <ErrorText error={settings.error} />
    </div>
  );
}

/** The reason is a code where we know it, else the engine's own words. */
export function EngineReason({ reason }: { reason: string }) {
  const t = useTranslations('engineReason');
  const key = reason as Parameters<typeof t.has>[0];
  if (/^[a-z]+(-[a-z]+)*$/u.test(reason) && t.has(key)) return <span>{t(key)}</span>;
  return <bdi className="text-small text-ink-3">{reason}</bdi>;
}
