import type { Database } from '@planline/db/client';
import { account } from '@planline/db/schema/account';
import { session } from '@planline/db/schema/session';
import { user } from '@planline/db/schema/user';
import { verification } from '@planline/db/schema/verification';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { isAPIError } from 'better-auth/api';
import type { Logger } from 'pino';
import { invitationOnly } from './invitation-only';
import { passwordMaxCharacters, passwordMinCharacters } from './password-limits';
import { signInLinkPlugin } from './sign-in-link-plugin';

const sessionSeconds = 30 * 24 * 60 * 60;

export interface AuthOptions {
  db: Database;
  /** The only origin that may sign in, sign up or sign out. */
  publicUrl: string;
  /** Signs the session cookie; at least 32 characters. */
  secret: string;
  /** Strangers may make an account without an invitation. */
  openSignUp: boolean;
  /**
   * Header with the reader's address, written by our own server over whatever the reader sent:
   * the sign-in limit counts by it.
   */
  clientAddressHeader: string;
  logger: Logger;
  clock: () => Date;
}

/** E-mail and password, sessions, and the one-time owner link; built once per process. */
export function createAuth(options: AuthOptions) {
  const isHttps = options.publicUrl.startsWith('https://');
  return betterAuth({
    appName: 'Planline',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [options.publicUrl],
    database: drizzleAdapter(options.db, {
      provider: 'pg',
      schema: { user, session, account, verification },
      transaction: true,
    }),
    user: {
      additionalFields: {
        language: { type: 'string', required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordMinCharacters,
      maxPasswordLength: passwordMaxCharacters,
    },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 60 * 60 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: 'planline',
      useSecureCookies: isHttps,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [options.clientAddressHeader] },
    },
    hooks: { before: invitationOnly(options) },
    plugins: [signInLinkPlugin(options)],
    telemetry: { enabled: false },
    onAPIError: {
      // Refusals are answers; only what nobody planned is news.
      onError: (error) => {
        if (!isAPIError(error)) options.logger.error({ err: error }, 'the auth library failed');
      },
    },
    logger: {
      level: 'warn',
      // Its messages only: the arguments may carry request bodies and tokens.
      log: (level, message) => options.logger[level]({ source: 'better-auth' }, message),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
