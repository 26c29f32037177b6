import { errorViewSchema } from '@planline/contracts/error-code';
import type { ShownError } from '../errors/error-view';

/** The accounts' own endpoints: they set and clear the session cookie. */
export type AuthOutcome = { ok: true } | { ok: false; error: ShownError };

export const signIn = (input: { email: string; password: string }) =>
  post('/api/auth/sign-in/email', input);

export const signUp = (input: {
  name: string;
  email: string;
  password: string;
  /** Strangers need one; it is checked again when the account is made. */
  invitationToken?: string;
}) => post('/api/auth/sign-up/email', input);

export const signOut = () => post('/api/auth/sign-out', {});

async function post(url: string, body: object): Promise<AuthOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    return { ok: false, error: await refusalOf(response) };
  } catch {
    return { ok: false, error: { code: 'OFFLINE', details: {} } };
  }
}

/** The server's typed error in the body of a plain HTTP answer. */
export async function refusalOf(response: Response): Promise<ShownError> {
  const answer = (await response.json().catch(() => null)) as { error?: unknown } | null;
  return errorViewSchema.safeParse(answer?.error).data ?? { code: 'INTERNAL', details: {} };
}
