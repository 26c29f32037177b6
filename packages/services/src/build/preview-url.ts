import type { VersionId } from '@planline/contracts/ids';
import { previewAddress } from '@planline/engine/workspace/preview-address';
import type { Dependencies } from '../context';

/** Where a version's preview is served: on an origin of its own, that the product itself never uses. */
export function previewUrlOf(ctx: Pick<Dependencies, 'previewUrl'>, versionId: VersionId): string {
  return previewAddress(ctx.previewUrl, versionId);
}
