import type { AuditVerdict } from '@planline/contracts/audit';
import type { ProjectId } from '@planline/contracts/ids';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';
import { verifyNewestLinks } from './verify-audit-chain';

/** As many as are checked in some milliseconds; `planline audit verify` checks them all. */
const newestLinks = 500;

/**
 * Whether the end of the log's chain is whole, for a project's owners. The chain is one for the whole
 * installation, so the answer names no entry.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function getAuditState(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<Pick<AuditVerdict, 'isIntact' | 'sealed' | 'head'>> {
  await requireOwner(ctx, projectId);
  const { isIntact, sealed, head } = await verifyNewestLinks(ctx, newestLinks);
  return { isIntact, sealed, head };
}
