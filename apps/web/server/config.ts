import path from 'node:path';
import {
  type BillingPolicy,
  billingEnvironment,
  billingPolicyOf,
} from '@planline/contracts/billing';
import { type LimitsPolicy, limitsEnvironment, limitsPolicyOf } from '@planline/contracts/limits';
import { z } from 'zod';

/** Everything the web process can be told. The start command resolves the defaults that need a place. */

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const absolutePath = z.string().refine(path.isAbsolute, 'must be an absolute path');

const environmentSchema = z.object({
  /** `1`: pages are compiled as they are asked for, and again when a file changes. */
  PLANLINE_DEV: z.enum(['0', '1']).default('0'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PREVIEW_PORT: port.default(4100),
  PUBLIC_URL: httpUrl.optional(),
  PREVIEW_URL: httpUrl.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters'),
  PLANLINE_DATA_DIR: absolutePath,
  PLANLINE_IMPORT_ROOTS: z
    .string()
    .transform((roots) => roots.split(path.delimiter).filter(Boolean))
    .pipe(z.array(absolutePath))
    .optional(),
  PLANLINE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info'),
  PLANLINE_OPEN_SIGN_UP: flag.default(false),
  PLANLINE_TRUST_PROXY: flag.default(false),
  /** Helps with counting and caching; PostgreSQL does without it. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ...billingEnvironment,
  ...limitsEnvironment,
});

export interface WebConfig {
  production: boolean;
  host: string;
  port: number;
  /** Without a slash at the end; the only origin that may change anything. */
  publicUrl: string;
  /** Origins that a preview frame may show, as CSP sources. */
  previewSources: readonly string[];
  /** Where previews are served, without a slash at the end. */
  previewUrl: string;
  databaseUrl: string;
  authSecret: string;
  dataDirectory: string;
  /** Folders from which a project may be imported; null: the default of the import service. */
  importRoots: readonly string[] | null;
  logLevel: string;
  /** Strangers may make an account without an invitation. */
  openSignUp: boolean;
  /** A reverse proxy of ours stands in front: its X-Forwarded-For is believed. */
  trustProxy: boolean;
  billing: BillingPolicy;
  limits: LimitsPolicy;
  redisUrl: string | null;
}

/** @throws Error with one line that names the first wrong variable, never its value */
export function readWebConfig(
  environment: Readonly<Record<string, string | undefined>>,
): WebConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}. See .env.example.`);
  }
  const values = parsed.data;
  const previewUrl = values.PREVIEW_URL ?? `http://localhost:${values.PREVIEW_PORT}`;
  return {
    production: values.PLANLINE_DEV !== '1',
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    previewUrl,
    previewSources: previewSourcesOf(previewUrl),
    databaseUrl: values.DATABASE_URL,
    authSecret: values.AUTH_SECRET,
    dataDirectory: values.PLANLINE_DATA_DIR,
    importRoots: values.PLANLINE_IMPORT_ROOTS ?? null,
    logLevel: values.PLANLINE_LOG_LEVEL,
    openSignUp: values.PLANLINE_OPEN_SIGN_UP,
    trustProxy: values.PLANLINE_TRUST_PROXY,
    billing: billingPolicyOf(values),
    limits: limitsPolicyOf(values),
    redisUrl: values.REDIS_URL ?? null,
  };
}

/** The preview origin itself and, where it has a name, one origin per preview below it. */
function previewSourcesOf(previewUrl: string): string[] {
  const { protocol, hostname, host, port: previewPort } = new URL(previewUrl);
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  const suffix = previewPort ? `:${previewPort}` : '';
  return isAddress
    ? [`${protocol}//${host}`, `${protocol}//*.localhost${suffix}`]
    : [`${protocol}//${host}`, `${protocol}//*.${host}`];
}
