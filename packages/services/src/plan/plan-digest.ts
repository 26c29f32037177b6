import { createHash } from 'node:crypto';
import type { PlanContent } from '@planline/contracts/plan';
import { canonicalJson } from './canonical-json';

/** What a reader approves and a build names: lower-case hex sha256 of the canonical JSON. */
export function planDigest(content: PlanContent): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}
