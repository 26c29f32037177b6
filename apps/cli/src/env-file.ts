import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config';

/** Reads `.env` of the checkout; what the environment has already is left alone. */
export function loadEnvFile(checkout: string): void {
  const file = path.join(checkout, '.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
