export interface ClientOptions {
  /** Of the worker, without a path: `https://worker.example.com`. */
  origin: string;
  keyId: string;
  /** As it was shown when the key was made. */
  secret: string;
  /** The person for whom the requests are sent: a member of the project. */
  actorUserId: string;
  /** How often one request is sent at most, the first time included; 8 when not said. */
  maxAttempts?: number;
  /** A refusal that asks for a longer wait than this is thrown and not waited for; 60,000 when not said. */
  longestWaitMs?: number;
  fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Resolves after that many ms; rejects when the signal aborts. */
  wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}
