import { codeOfServerError, serverApi } from '../api/server-api';

/** What an invitation offers, or null when it was used, withdrawn, has run out or never was. */
export async function findInvitation(token: string) {
  try {
    return await (await serverApi()).project.invitation({ token });
  } catch (error) {
    const code = codeOfServerError(error);
    if (code === 'INVITATION_INVALID' || code === 'VALIDATION_FAILED' || code === 'NOT_FOUND')
      return null;
    throw error;
  }
}
