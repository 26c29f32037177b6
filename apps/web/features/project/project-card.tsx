'use client';

import type { ProjectView } from '@planline/contracts/project';
import { Chip } from '@planline/ui/chip';
import { Spinner } from '@planline/ui/spinner';
import { useTranslations } from 'next-intl';
import { Link } from '../../i18n/navigation';
import { useFormats } from '../../i18n/use-formats';
import { useErrorText } from '../errors/use-error-text';
import { useNow } from '../timeline/use-now';

export function ProjectCard({ project }: { project: ProjectView }) {
  const t = useTranslations('projects');
  const formats = useFormats();
  const textOf = useErrorText();
  const now = useNow(false);
  return (
    <Link
      href={`/projects/${project.projectId}`}
      className="flex h-full min-h-36 flex-col rounded-card border border-line bg-surface p-4 transition-colors duration-150 hover:border-line-strong"
    >
      <span className="flex items-start gap-2">
        <h2 className="min-w-0 grow text-title font-[600]">
          <bdi>{project.name}</bdi>
        </h2>
        {project.status === 'failed' ? <Chip tone="bad">{t('status.failed')}</Chip> : null}
      </span>
      <span className="mt-1 flex flex-wrap gap-x-3 text-small text-ink-2">
        <span>{t(`origin.${project.origin}`)}</span>
        {project.framework ? <bdi dir="ltr">{project.framework}</bdi> : null}
        {project.fileCount !== null ? (
          <span>{t('files', { count: project.fileCount })}</span>
        ) : null}
      </span>
      {project.status === 'importing' ? (
        <span className="mt-3 flex items-center gap-2 text-small text-ink-2">
          <Spinner />
          {t('status.importing')}
        </span>
      ) : null}
      {project.error ? (
        <span className="mt-2 line-clamp-3 text-small text-bad">{textOf(project.error)}</span>
      ) : null}
      <span className="mt-auto flex items-center justify-between gap-2 pt-4 text-fine text-ink-3">
        <span>
          {project.currentVersionNumber !== null
            ? t('version', { number: project.currentVersionNumber })
            : null}
        </span>
        <time dateTime={project.updatedAt} suppressHydrationWarning>
          {formats.relative(project.updatedAt, new Date(now))}
        </time>
      </span>
    </Link>
  );
}
