import path from 'node:path';
import { limitsEnvironment } from '@planline/contracts/limits';
import { z } from 'zod';

/** What the start command can be told, from the environment and from `.env`. */

const port = (example: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535)
    .describe(`a whole number from 1 to 65535, for example ${example}`);

const url = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
    .describe(`an address that begins with ${protocols.join('// or ')}//, for example ${example}`);

const flag = z.enum(['true', 'false']).describe('true or false, for example true');

const web = ['http:', 'https:'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const absolutePath = (example: string) =>
  z.string().refine(path.isAbsolute).describe(`an absolute path, for example ${example}`);

const variables = {
  PORT: port(3000).default(3000),
  WORKER_PORT: port(4000).default(4000),
  PREVIEW_PORT: port(4100).default(4100),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .describe('an address to listen on, for example 127.0.0.1')
    .default('127.0.0.1'),
  PUBLIC_URL: url(web, 'http://localhost:3000').optional(),
  PREVIEW_URL: url(web, 'http://localhost:4100').optional(),
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'postgres://planline:secret@127.0.0.1:5432/planline',
  ).optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://127.0.0.1:6379').optional(),
  PLANLINE_DATA_DIR: z.string().optional(),
  PLANLINE_IMPORT_ROOTS: z
    .string()
    .refine((text) => text.split(path.delimiter).every((root) => path.isAbsolute(root)))
    .describe(`absolute folders separated by '${path.delimiter}', for example /home/me/code`)
    .optional(),
  PLANLINE_LOG_LEVEL: z
    .enum(logLevels)
    .describe(`one of ${logLevels.join(', ')}, for example info`)
    .default('info'),
  CLAUDE_CLI_PATH: absolutePath('/usr/local/bin/claude').optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_AUTH_TOKEN: z.string().optional(),
  ANTHROPIC_BASE_URL: url(web, 'https://api.anthropic.com').optional(),
  PLANLINE_CLAUDE_LOGIN_DIR: absolutePath('/home/me/.planline-claude').optional(),
  WORKER_CONCURRENCY: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 64)
    .describe('a whole number from 1 to 64, for example 4')
    .optional(),
  PLANLINE_LOCAL_PACE_MS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((value) => value <= 2_000)
    .describe('a whole number from 0 to 2000, for example 15')
    .optional(),
  PLANLINE_MONTHLY_BONUS_SECONDS: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .describe('a whole number of seconds, for example 3600')
    .default(3_600),
  PLANLINE_CHARGE_LOCAL_ENGINE: flag.default('false'),
  ...limitsEnvironment,
  PLANLINE_CACHE_ANSWERS: flag.default('true'),
  ACCEPT_DEPRECATED_FIELDS: flag.default('true'),
  PLANLINE_OPEN_SIGN_UP: flag.default('false'),
  PLANLINE_TRUST_PROXY: flag.default('false'),
  AUTH_SECRET: z
    .string()
    .min(32)
    .describe('at least 32 characters, for example the output of: openssl rand -hex 32')
    .optional(),
} satisfies Record<string, z.ZodType>;

type Variables = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]> };
export type VariableName = keyof typeof variables;

export interface StartConfig extends Omit<Variables, 'PUBLIC_URL' | 'PREVIEW_URL'> {
  PUBLIC_URL: string;
  PREVIEW_URL: string;
  /** Absolute. */
  PLANLINE_DATA_DIR: string;
}

/** A value that cannot be used; the message is one line for a person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Values that must not appear on a screen or in a log, not even when they are wrong. */
const secrets: ReadonlySet<string> = new Set<VariableName>([
  'AUTH_SECRET',
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'DATABASE_URL',
  'REDIS_URL',
]);

/**
 * An empty value counts as absent, as in a copied `.env.example` with a line left blank.
 * @throws ConfigError that names the variable, what is wrong and an example
 */
export function readStartConfig(environment: NodeJS.ProcessEnv, checkout: string): StartConfig {
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const given = environment[name]?.trim() || undefined;
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw new ConfigError(complaint(name, given, schema));
    values[name] = parsed.data;
  }
  const read = values as Variables;
  refuseSharedPorts(read);
  return {
    ...read,
    PUBLIC_URL: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    // Each preview has a host name below this one: cookies do not know ports, and it must see none.
    PREVIEW_URL: (read.PREVIEW_URL ?? `http://localhost:${read.PREVIEW_PORT}`).replace(/\/+$/, ''),
    PLANLINE_DATA_DIR: path.resolve(checkout, read.PLANLINE_DATA_DIR ?? '.planline'),
  };
}

function complaint(name: string, given: string | undefined, schema: z.ZodType): string {
  const shown = given === undefined ? 'is missing' : secrets.has(name) ? 'is set' : `is "${given}"`;
  return `${name} ${shown}, but must be ${expectationOf(schema)}. Change it in the environment or in .env.`;
}

function expectationOf(schema: z.ZodType): string {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return schema.description ?? (inner ? expectationOf(inner) : 'a valid value');
}

function refuseSharedPorts(read: Variables): void {
  const taken = new Map<number, string>();
  for (const name of ['PORT', 'WORKER_PORT', 'PREVIEW_PORT'] as const) {
    const other = taken.get(read[name]);
    if (other !== undefined) {
      throw new ConfigError(
        `${name} is "${read[name]}", which ${other} has already: give each a port of its own, for example ${name}=${read[name] + 1}.`,
      );
    }
    taken.set(read[name], name);
  }
}

/** The environment of worker and web: everything resolved, nothing left for them to guess. */
export function childEnvironment(
  config: StartConfig,
  resolved: { databaseUrl: string; authSecret: string },
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const given = Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
  return {
    ...inherited,
    NODE_ENV: inherited.NODE_ENV ?? 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...given,
    DATABASE_URL: resolved.databaseUrl,
    AUTH_SECRET: resolved.authSecret,
  };
}
