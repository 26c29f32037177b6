import type { NewApiKey } from '@planline/contracts/api-key';
import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { requireOwner } from '../access';
import { insertApiKey } from './insert-api-key';
import type { KeyContext } from './key-context';
import { recordKeyAction } from './record-key-action';

const longestName = 80;

/**
 * A key that reaches these projects and no other. The secret is in this answer and nowhere else.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN, VALIDATION_FAILED
 */
export async function createApiKey(
  ctx: KeyContext,
  input: { projectIds: readonly ProjectId[]; name: string },
): Promise<NewApiKey> {
  const projectIds = [...new Set(input.projectIds)];
  const name = input.name.trim();
  if (projectIds.length === 0) throw invalid('projectIds', 'a key reaches at least one project');
  if (name.length === 0 || name.length > longestName) {
    throw invalid('name', `a name has 1 to ${longestName} characters`);
  }
  return ctx.db.transaction(async (tx) => {
    for (const projectId of projectIds) await requireOwner({ actor: ctx.actor, db: tx }, projectId);
    const made = await insertApiKey(tx, ctx, { familyId: null, name, projectIds });
    await recordKeyAction(tx, ctx, 'key.create', { keyId: made.keyId, projectIds });
    return made;
  });
}

function invalid(path: string, message: string): DomainError<'VALIDATION_FAILED'> {
  return new DomainError('VALIDATION_FAILED', { issues: [{ path, message }] });
}
