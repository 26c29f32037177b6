import { timelineFilterSchema } from '@planline/contracts/timeline-entry';
import { orNotFound, serverApi } from '../../../../../features/api/server-api';
import { ProjectStatusPage } from '../../../../../features/project/project-status-page';
import { projectMetadata } from '../../../../../features/shell/project-metadata';
import { Workspace } from '../../../../../features/shell/workspace';
import { ProjectTimeline } from '../../../../../features/timeline/project-timeline';

interface PageProps {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ filter?: string }>;
}

export async function generateMetadata({ params }: PageProps) {
  return projectMetadata((await params).projectId, null);
}

export default async function Page({ params, searchParams }: PageProps) {
  const { projectId } = await params;
  const filter = timelineFilterSchema.catch('all').parse((await searchParams).filter);
  return (
    <Workspace path={`/projects/${projectId}`} projectId={projectId}>
      {async ({ account, project }) => {
        if (project?.status !== 'ready')
          return project ? <ProjectStatusPage project={project} /> : null;
        const api = await serverApi();
        const [page, chat, draft] = await orNotFound(
          Promise.all([
            api.timeline.page({ projectId, filter }),
            api.chat.state({ projectId }),
            api.chat.draft({ projectId }),
          ]),
        );
        return (
          <ProjectTimeline
            // Another project or filter is another timeline: nothing of the old one may stay.
            key={`${projectId}:${filter}`}
            project={project}
            account={account}
            filter={filter}
            page={page}
            chat={chat}
            draft={draft.text}
          />
        );
      }}
    </Workspace>
  );
}
