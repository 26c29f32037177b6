import { userIdSchema } from '@planline/contracts/ids';
import { settings } from '@planline/db/schema/settings';
import type { Dependencies } from '../context';
import { sampleProjectName } from './create-sample-project';
import { insertImportingProject } from './start-import';

/** Set with the first sample: an owner who removed it does not get it back at the next start. */
const sampleSettingKey = 'sample-project-made';

/** The sample project of the first start; safe to call at every start and from two processes. */
export async function ensureSampleProject(
  deps: Pick<Dependencies, 'db' | 'clock' | 'newId'>,
  owner: { userId: string; name: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const [mine] = await tx
      .insert(settings)
      .values({ key: sampleSettingKey, value: true })
      .onConflictDoNothing()
      .returning({ key: settings.key });
    if (!mine) return;
    const actor = { userId: userIdSchema.parse(owner.userId), name: owner.name };
    await insertImportingProject(
      tx,
      { actor, clock: deps.clock, newId: deps.newId },
      {
        name: sampleProjectName,
        origin: 'sample',
        originDetail: null,
        source: { type: 'sample' },
      },
    );
  });
}
