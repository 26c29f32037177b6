import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals secrets so that whoever has the database alone has none of them. */
export interface SecretVault {
  seal(keyId: string, secret: Uint8Array): string;
  /** @throws when it was sealed for another key id, under another master secret, or changed since */
  open(keyId: string, sealed: string): Buffer;
  /** Takes the time of `open`, for a key that is not there. */
  openNothing(): void;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key that HKDF derives from the installation's AUTH_SECRET; bound to the key's id. */
export function createSecretVault(authSecret: string): SecretVault {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'planline api key secrets v1', 32));
  const vault: Pick<SecretVault, 'seal' | 'open'> = {
    seal(keyId, secret) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(keyId));
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(keyId, text) {
      const bytes = Buffer.from(text, 'base64');
      const nonce = bytes.subarray(0, nonceBytes);
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(keyId))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const sealed = bytes.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(sealed), decipher.final()]);
    },
  };
  const nobodys = vault.seal('nobody', Buffer.from(randomBytes(32).toString('hex')));
  return { ...vault, openNothing: () => void vault.open('nobody', nobodys) };
}
