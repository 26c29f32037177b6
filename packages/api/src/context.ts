import type { Language } from '@planline/contracts/locale';
import type { SecretVault } from '@planline/services/api-key';
import type { Actor, Dependencies, ServiceContext } from '@planline/services/context';

/** Who asks, from where and in which language; made once per HTTP request or in-process call. */
export interface ApiContext {
  requestId: string;
  /** Null: nobody is signed in. */
  actor: Actor | null;
  /** The sign-in session that the cookie names. */
  signInSessionId: string | null;
  language: Language;
  /** The dependencies of verbs with this actor; for verbs that need somebody signed in. */
  servicesFor(actor: Actor): ServiceContext;
  /** The same without an actor: for the few public reads and for the log of refusals. */
  services: Dependencies;
  /** Seals the secrets of API keys. */
  vault: SecretVault;
  /** Fires when the process is about to end, so that streams can say `reconnect` and finish. */
  closing: AbortSignal;
  /** Told after each query and mutation; streams are counted where their connection is. */
  observe(call: ObservedCall): void;
}

export interface ObservedCall {
  procedure: string;
  type: 'query' | 'mutation';
  /** As the input or the answer names it, whether or not the actor belongs to it; null without one. */
  projectId: string | null;
  /** `ok` or the error code. */
  status: string;
  durationMs: number;
}
