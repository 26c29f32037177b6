import type { VersionId } from '@planline/contracts/ids';
import type { Dependencies } from '../context';

/** Where a version's preview is served: below an origin that the product itself never uses. */
export function previewUrlOf(ctx: Pick<Dependencies, 'previewUrl'>, versionId: VersionId): string {
  return `${ctx.previewUrl}/${versionId}/`;
}
