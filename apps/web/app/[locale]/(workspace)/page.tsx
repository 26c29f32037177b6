import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { serverApi } from '../../../features/api/server-api';
import { ProjectsPage } from '../../../features/project/projects-page';
import { Workspace } from '../../../features/shell/workspace';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('title') };
}

export default async function HomePage({
  searchParams,
}: {
  searchParams: Promise<{ new?: string }>;
}) {
  return (
    <Workspace path="/">
      {async () => {
        const projects = await (await serverApi()).project.list();
        return (
          <ProjectsPage projects={projects} isCreating={(await searchParams).new !== undefined} />
        );
      }}
    </Workspace>
  );
}
