import type { ProjectView } from '@planline/contracts/project';
import type { ServiceContext } from '../context';
import { startImport } from './start-import';

export const sampleProjectName = 'Sample site';

/** One more copy of the sample: a small site to try questions, plans and builds on. */
export function createSampleProject(ctx: ServiceContext): Promise<ProjectView> {
  return startImport(ctx, {
    name: sampleProjectName,
    origin: 'sample',
    originDetail: null,
    source: { type: 'sample' },
  });
}
