import { orNotFound, serverApi } from '../../../../../../features/api/server-api';
import { projectMetadata } from '../../../../../../features/shell/project-metadata';
import { Workspace } from '../../../../../../features/shell/workspace';
import { VersionsPage } from '../../../../../../features/version/versions-page';

interface PageProps {
  params: Promise<{ projectId: string }>;
}

export async function generateMetadata({ params }: PageProps) {
  return projectMetadata((await params).projectId, 'version');
}

export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  return (
    <Workspace path={`/projects/${projectId}/versions`} projectId={projectId}>
      {async () => {
        const versions = await orNotFound((await serverApi()).version.list({ projectId }));
        return <VersionsPage versions={versions} />;
      }}
    </Workspace>
  );
}
