import { accountRouter } from './routers/account';
import { apiKeyRouter } from './routers/api-key';
import { auditRouter } from './routers/audit';
import { billingRouter } from './routers/billing';
import { buildRouter } from './routers/build';
import { chatRouter } from './routers/chat';
import { planRouter } from './routers/plan';
import { projectRouter } from './routers/project';
import { runRouter } from './routers/run';
import { timelineRouter } from './routers/timeline';
import { versionRouter } from './routers/version';
import { createCallerFactory, router } from './trpc';

export const appRouter = router({
  account: accountRouter,
  project: projectRouter,
  timeline: timelineRouter,
  chat: chatRouter,
  run: runRouter,
  plan: planRouter,
  build: buildRouter,
  version: versionRouter,
  audit: auditRouter,
  billing: billingRouter,
  apiKey: apiKeyRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP, for pages that are rendered on the server and for tests. */
export const createCaller = createCallerFactory(appRouter);
export type AppCaller = ReturnType<typeof createCaller>;
