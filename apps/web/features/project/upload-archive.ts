import { type ProjectView, projectViewSchema } from '@planline/contracts/project';
import { refusalOf } from '../account/auth-requests';
import type { ShownError } from '../errors/error-view';

export type UploadOutcome = { ok: true; project: ProjectView } | { ok: false; error: ShownError };

/** Sends an archive as it is; the server unpacks it and refuses what is unsafe. */
export async function uploadArchive(file: File, name: string): Promise<UploadOutcome> {
  const query = new URLSearchParams({ fileName: file.name, ...(name ? { name } : {}) });
  try {
    const response = await fetch(`/api/projects/import-archive?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (!response.ok) return { ok: false, error: await refusalOf(response) };
    return { ok: true, project: projectViewSchema.parse(await response.json()) };
  } catch {
    return { ok: false, error: { code: 'OFFLINE', details: {} } };
  }
}
