import path from 'node:path';
import type { StartConfig } from './config';
import { keptSecret } from './supervisor/secret-file';

/** The one that is configured, or the one that this installation made for itself and keeps. */
export function authSecretOf(config: StartConfig): string {
  return config.AUTH_SECRET ?? keptSecret(path.join(config.PLANLINE_DATA_DIR, 'auth-secret'));
}
