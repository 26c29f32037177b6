import { DomainError } from '@planline/contracts/domain-error';
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import type { ApiContext } from './context';
import { formatApiError, viewOfApiError } from './error-formatter';

const pingIntervalMs = 10_000;

const trpc = initTRPC.context<ApiContext>().create({
  errorFormatter: ({ error, path, ctx }) =>
    formatApiError({ error, path, requestId: ctx?.requestId }),
  // Never a stack on the wire, whatever NODE_ENV says.
  isDev: false,
  sse: {
    // Below the idle timeout of common proxies; a client that hears nothing for twice as long reconnects.
    ping: { enabled: true, intervalMs: pingIntervalMs },
    client: { reconnectAfterInactivityMs: pingIntervalMs * 2.5 },
  },
});

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

const observed = trpc.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  const startedAt = performance.now();
  const result = await next();
  const status = result.ok ? 'ok' : viewOfApiError(result.error).code;
  if (type !== 'subscription') {
    const durationMs = performance.now() - startedAt;
    // The input of a query is of no interest to anybody, and reading it costs a parse.
    const named = type === 'mutation' ? projectIdOf(await getRawInput()) : null;
    // A project that begins is named by the answer alone.
    const projectId = named ?? (type === 'mutation' && result.ok ? projectIdOf(result.data) : null);
    ctx.observe({ procedure: path, type, status, durationMs, projectId });
  }
  return result;
});

const projectIdOf = (value: unknown): string | null =>
  z.object({ projectId: z.string() }).safeParse(value).data?.projectId ?? null;

/** For readers who may not be signed in. */
export const publicProcedure = trpc.procedure.use(observed);

/**
 * For signed-in readers: `ctx.verbs` is the context that service verbs take. Membership is checked
 * by each verb itself, because the worker calls the same verbs.
 */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.actor) throw new DomainError('UNAUTHENTICATED', {});
  return next({ ctx: { ...ctx, actor: ctx.actor, verbs: ctx.servicesFor(ctx.actor) } });
});
