import { notFound } from 'next/navigation';
import { ProjectAuditPage } from '../../../../../../../features/audit/audit-page';
import { loadAuditView } from '../../../../../../../features/audit/load-audit-view';
import { projectMetadata } from '../../../../../../../features/shell/project-metadata';
import { Workspace } from '../../../../../../../features/shell/workspace';

interface PageProps {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ show?: string }>;
}

export async function generateMetadata({ params }: PageProps) {
  return projectMetadata((await params).projectId, 'audit');
}

export default async function Page({ params, searchParams }: PageProps) {
  const { projectId } = await params;
  const { show } = await searchParams;
  return (
    <Workspace path={`/projects/${projectId}/settings/audit`} projectId={projectId}>
      {async ({ project }) => {
        if (project?.role !== 'owner') notFound();
        const view = await loadAuditView(projectId, show);
        return <ProjectAuditPage key={view.filter} view={view} />;
      }}
    </Workspace>
  );
}
