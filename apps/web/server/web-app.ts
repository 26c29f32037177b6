import { defaultImportLimits } from '@planline/engine/workspace/import-limits';
import type { Auth } from '@planline/services/account';
import { createSecretVault } from '@planline/services/api-key';
import { type AuditLog, createAuditLog } from '@planline/services/audit';
import type { Dependencies } from '@planline/services/context';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ApiContextParts, createApiContext } from './api-context';
import type { WebConfig } from './config';
import { registerArchiveUpload } from './http/archive-upload-route';
import { registerAuth } from './http/auth-routes';
import { createApp } from './http/create-app';
import { registerHealth } from './http/health';
import { createWebMetrics, registerMetrics, type WebMetrics } from './http/metrics';
import type { RequestHandler } from './http/page-handler';
import { registerSignInLink } from './http/sign-in-link-route';
import { registerTrpc } from './http/trpc-routes';
import { registerVersionFiles } from './http/version-file-routes';
import { webHeadersOf } from './http/web-headers';

export interface WebAppOptions {
  config: WebConfig;
  auth: Auth;
  dependencies: Dependencies;
  /** Fires when the process is about to end. */
  closing: AbortSignal;
  pages: RequestHandler;
}

export interface WebApp {
  app: FastifyInstance;
  countOpenRequests: () => number;
  metrics: WebMetrics;
  /** Closed after the last request and before the database. */
  audit: AuditLog;
  /** What a page's caller is made from. */
  contextParts: ApiContextParts;
}

/** Every route of the process on one Fastify instance; it does not listen yet. */
export function createWebApp(options: WebAppOptions): WebApp {
  const { config, auth, dependencies, closing } = options;
  const metrics = createWebMetrics();
  const vault = createSecretVault(config.authSecret);
  const audit = createAuditLog(dependencies);
  const contextParts: ApiContextParts = { auth, dependencies, vault, closing, metrics, audit };
  const createContext = (request: FastifyRequest) =>
    createApiContext(contextParts, webHeadersOf(request, config.trustProxy), String(request.id));

  const { app, countOpenRequests } = createApp({
    config,
    logger: dependencies.logger,
    pages: options.pages,
  });
  registerHealth(app, {
    isAccepting: () => !closing.aborted,
    checkDatabase: () => dependencies.db.execute('select 1'),
  });
  registerMetrics(app, metrics);
  registerAuth(app, auth, config);
  registerSignInLink(app, auth, config);
  registerTrpc(app, createContext, metrics);
  registerArchiveUpload(app, {
    createContext,
    storage: dependencies.storage,
    maxBytes: defaultImportLimits.maxArchiveBytes,
  });
  registerVersionFiles(app, createContext);
  return { app, countOpenRequests, metrics, audit, contextParts };
}
