import { auditFilterSchema } from '@planline/contracts/audit';
import { projectIdSchema } from '@planline/contracts/ids';
import { orNotFound, serverApi } from '../api/server-api';
import type { AuditView } from './audit-page';

/** Everything that the page begins with, in one round. */
export async function loadAuditView(named: string, asked: string | undefined): Promise<AuditView> {
  const projectId = projectIdSchema.parse(named);
  const filter = auditFilterSchema.catch('all').parse(asked);
  const api = await serverApi();
  const [state, page] = await orNotFound(
    Promise.all([api.audit.state({ projectId }), api.audit.list({ projectId, filter })]),
  );
  return { projectId, filter, state, page };
}
