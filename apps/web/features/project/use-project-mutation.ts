'use client';

import type { ProjectView } from '@planline/contracts/project';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '../../i18n/navigation';
import { useTRPC } from '../api/trpc';

/** Settings of a project; what the server answers is shown everywhere at once. */
export function useProjectSettings(project: ProjectView) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const shown = (next: ProjectView) => {
    queries.setQueryData(trpc.project.get.queryKey({ projectId: project.projectId }), next);
    router.refresh();
  };
  const settings = useMutation(trpc.project.updateSettings.mutationOptions({ onSuccess: shown }));
  const rename = useMutation(trpc.project.rename.mutationOptions({ onSuccess: shown }));
  return { settings, rename };
}
