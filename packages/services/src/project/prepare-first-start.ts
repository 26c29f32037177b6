import { createOwnerLink, type OwnerLink } from '../account';
import type { Dependencies } from '../context';
import { ensureSampleProject } from './ensure-sample-project';

/**
 * What every start does before it prints its link: the owner exists, has a fresh one-time link and,
 * the first time, the sample project. Safe to call at any time and from several processes.
 */
export async function prepareFirstStart(
  deps: Pick<Dependencies, 'db' | 'clock' | 'newId'> & { publicUrl: string },
): Promise<OwnerLink> {
  const link = await createOwnerLink(deps);
  await ensureSampleProject(deps, link.owner);
  return link;
}
