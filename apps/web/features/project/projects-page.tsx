'use client';

import type { ProjectView } from '@planline/contracts/project';
import { Button } from '@planline/ui/button';
import { EmptyState } from '@planline/ui/empty-state';
import { useQuery } from '@tanstack/react-query';
import { FolderPlus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '../api/trpc';
import { PageHeader } from '../shell/page-header';
import { NewProjectDialog } from './new-project-dialog';
import { ProjectCard } from './project-card';
import { SampleButton } from './sample-button';

const IMPORT_POLL_MS = 1_500;

export function ProjectsPage({
  projects: initial,
  isCreating,
}: {
  projects: ProjectView[];
  isCreating: boolean;
}) {
  const t = useTranslations('projects');
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(isCreating);
  const list = useQuery({
    ...trpc.project.list.queryOptions(),
    initialData: initial,
    refetchInterval: (query) =>
      query.state.data?.some((each) => each.status === 'importing') ? IMPORT_POLL_MS : false,
  });
  const projects = list.data;
  return (
    <main className="min-w-0 flex-1">
      <PageHeader title={t('title')}>
        {projects.length > 0 ? (
          <Button tone="primary" onClick={() => setOpen(true)}>
            <Plus aria-hidden className="size-4" />
            {t('new')}
          </Button>
        ) : null}
      </PageHeader>
      <div className="mx-auto max-w-[1060px] px-4 py-6 sm:px-7">
        {projects.length === 0 ? (
          <EmptyState
            icon={<FolderPlus aria-hidden />}
            title={t('emptyTitle')}
            action={
              <>
                <Button tone="primary" onClick={() => setOpen(true)}>
                  <Plus aria-hidden className="size-4" />
                  {t('new')}
                </Button>
                <SampleButton />
              </>
            }
          >
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,18.5rem),1fr))] gap-3">
            {projects.map((project) => (
              <li key={project.projectId}>
                <ProjectCard project={project} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <NewProjectDialog open={isOpen} onOpenChange={setOpen} />
    </main>
  );
}
