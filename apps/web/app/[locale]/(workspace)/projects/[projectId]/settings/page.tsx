import { SettingsPage } from '../../../../../../features/project/settings-page';
import { projectMetadata } from '../../../../../../features/shell/project-metadata';
import { Workspace } from '../../../../../../features/shell/workspace';

interface PageProps {
  params: Promise<{ projectId: string }>;
}

export async function generateMetadata({ params }: PageProps) {
  return projectMetadata((await params).projectId, 'settings');
}

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return (
    <Workspace path={`/projects/${projectId}/settings`} projectId={projectId}>
      {async ({ account, project }) =>
        project ? <SettingsPage project={project} userId={account.userId} /> : null
      }
    </Workspace>
  );
}
