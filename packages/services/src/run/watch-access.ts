import type { ProjectId } from '@planline/contracts/ids';
import { requireMember } from '../access';
import { requireLiveKey } from '../api-key';
import type { ServiceContext } from '../context';

export interface AccessWatch {
  /** Aborts when the reader may not read on; its reason is the refusal. */
  signal: AbortSignal;
  stop(): void;
}

/** Below two seconds, so that the stream of a removed member or a revoked key ends within two. */
const checkEveryMs = 1_500;

/** Asks again and again whether a reader may still see the project, for as long as a stream is open. */
export function watchAccess(ctx: ServiceContext, projectId: ProjectId): AccessWatch {
  const ended = new AbortController();
  let isChecking = false;
  const check = async () => {
    if (isChecking) return;
    isChecking = true;
    try {
      await Promise.all([requireMember(ctx, projectId), requireLiveKey(ctx)]);
    } catch (refusal) {
      ended.abort(refusal);
    } finally {
      isChecking = false;
    }
  };
  const timer = setInterval(check, checkEveryMs);
  return { signal: ended.signal, stop: () => clearInterval(timer) };
}
