'use client';

import type { ProjectView } from '@planline/contracts/project';
import { Button } from '@planline/ui/button';
import { EmptyState } from '@planline/ui/empty-state';
import { Spinner } from '@planline/ui/spinner';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Link, useRouter } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';
import { useErrorText } from '../errors/use-error-text';
import { PageHeader } from '../shell/page-header';

/** A project that has no timeline yet: it is being read in, or could not be. */
export function ProjectStatusPage({ project: initial }: { project: ProjectView }) {
  const t = useTranslations('projects');
  const textOf = useErrorText();
  const trpc = useTRPC();
  const router = useRouter();
  const query = useQuery({
    ...trpc.project.get.queryOptions({ projectId: initial.projectId }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.status === 'importing' ? 1_000 : false),
  });
  const project = query.data;
  useEffect(() => {
    if (project.status === 'ready') router.refresh();
  }, [project.status, router]);
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={<bdi>{project.name}</bdi>} />
      {project.status === 'failed' ? (
        <EmptyState
          icon={<TriangleAlert aria-hidden />}
          title={t('failedTitle')}
          action={
            <Button asChild tone="primary">
              <Link href="/?new=1">{t('tryAgain')}</Link>
            </Button>
          }
        >
          <p>{project.error ? textOf(project.error) : null}</p>
          <p className="mt-1">{t('failedText')}</p>
        </EmptyState>
      ) : (
        <EmptyState icon={<Spinner className="size-5 text-accent" />} title={t('importingTitle')}>
          {t('importingText')}
        </EmptyState>
      )}
    </main>
  );
}
