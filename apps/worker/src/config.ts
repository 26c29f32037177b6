import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  type BillingPolicy,
  billingEnvironment,
  billingPolicyOf,
} from '@planline/contracts/billing';
import { type LimitsPolicy, limitsEnvironment, limitsPolicyOf } from '@planline/contracts/limits';
import { z } from 'zod';

/** Everything the worker can be told. The start command resolves the defaults that need a place. */

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const absolutePath = z.string().refine(path.isAbsolute, 'must be an absolute path');

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  WORKER_PORT: port.default(4000),
  PREVIEW_PORT: port.default(4100),
  PUBLIC_URL: httpUrl.default('http://localhost:3000'),
  PREVIEW_URL: httpUrl.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PLANLINE_DATA_DIR: absolutePath,
  PLANLINE_IMPORT_ROOTS: z
    .string()
    .transform((roots) => roots.split(path.delimiter).filter(Boolean))
    .pipe(z.array(absolutePath))
    .optional(),
  PLANLINE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).optional(),
  CLAUDE_CLI_PATH: absolutePath.optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_AUTH_TOKEN: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: httpUrl.optional(),
  PLANLINE_CLAUDE_LOGIN_DIR: absolutePath.optional(),
  /** Opens the secrets of API keys; without it there is no `/v1`. */
  AUTH_SECRET: z.string().min(32).optional(),
  ACCEPT_DEPRECATED_FIELDS: z.enum(['true', 'false']).default('true'),
  /** A question that was answered for the same version is not asked of the engine again. */
  PLANLINE_CACHE_ANSWERS: z.enum(['true', 'false']).default('true'),
  /** Milliseconds between two pieces of a local answer, so that a reader sees it fill in. */
  PLANLINE_LOCAL_PACE_MS: z.coerce.number().int().min(0).max(2_000).default(15),
  /** Helps with counting and caching; PostgreSQL does without it. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ...billingEnvironment,
  ...limitsEnvironment,
});

export interface WorkerConfig {
  host: string;
  port: number;
  previewPort: number;
  /** The product's own origin, without a slash at the end. */
  publicUrl: string;
  /** Previews are served below this origin, one host name per version. */
  previewUrl: string;
  databaseUrl: string;
  dataDirectory: string;
  importRoots: readonly string[] | null;
  logLevel: string;
  concurrency: number;
  claude: {
    cliPath: string | null;
    apiKey: string | null;
    authToken: string | null;
    baseUrl: string | null;
    loginDirectory: string | null;
  };
  localPaceMs: number;
  cacheAnswers: boolean;
  billing: BillingPolicy;
  limits: LimitsPolicy;
  redisUrl: string | null;
  authSecret: string | null;
  acceptDeprecatedFields: boolean;
}

/** @throws Error with one line that names the first wrong variable, never its value */
export function readWorkerConfig(environment: NodeJS.ProcessEnv): WorkerConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}. See .env.example.`);
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.WORKER_PORT,
    previewPort: values.PREVIEW_PORT,
    publicUrl: values.PUBLIC_URL,
    previewUrl: values.PREVIEW_URL ?? `http://localhost:${values.PREVIEW_PORT}`,
    databaseUrl: values.DATABASE_URL,
    dataDirectory: values.PLANLINE_DATA_DIR,
    importRoots: values.PLANLINE_IMPORT_ROOTS ?? null,
    logLevel: values.PLANLINE_LOG_LEVEL,
    concurrency: values.WORKER_CONCURRENCY ?? Math.min(8, availableParallelism() * 4),
    claude: {
      cliPath: values.CLAUDE_CLI_PATH ?? null,
      apiKey: values.ANTHROPIC_API_KEY ?? null,
      authToken: values.ANTHROPIC_AUTH_TOKEN ?? null,
      baseUrl: values.ANTHROPIC_BASE_URL ?? null,
      loginDirectory: values.PLANLINE_CLAUDE_LOGIN_DIR ?? null,
    },
    localPaceMs: values.PLANLINE_LOCAL_PACE_MS,
    cacheAnswers: values.PLANLINE_CACHE_ANSWERS === 'true',
    billing: billingPolicyOf(values),
    limits: limitsPolicyOf(values),
    redisUrl: values.REDIS_URL ?? null,
    authSecret: values.AUTH_SECRET ?? null,
    acceptDeprecatedFields: values.ACCEPT_DEPRECATED_FIELDS === 'true',
  };
}
