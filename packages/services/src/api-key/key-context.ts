import type { ServiceContext } from '../context';
import type { SecretVault } from './secret-vault';

/** What the verbs about keys need; the vault exists in the processes that are given AUTH_SECRET. */
export interface KeyContext extends Pick<ServiceContext, 'actor' | 'db' | 'clock' | 'newId'> {
  vault: SecretVault;
}
