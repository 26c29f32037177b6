import { readFile } from 'node:fs/promises';
import type { AuditVerdict } from '@planline/contracts/audit';
import { type ChainHead, chainHeadSchema, verifyAuditChain } from '@planline/services/audit';
import { z } from 'zod';
import { ConfigError } from './config';
import { withDatabase } from './with-database';

interface VerifyOptions {
  checkout: string;
  /** A file with the `--json` output of an earlier check. */
  since?: string;
  json?: boolean;
}

/** `planline audit verify`: walks the whole chain; not 0 when anything was changed, removed or put in. */
export const verifyAudit = (options: VerifyOptions) =>
  withDatabase(options, async (db) => {
    const known = options.since === undefined ? null : await readHead(options.since);
    const verdict = await verifyAuditChain({ db }, known);
    console.log(options.json ? JSON.stringify(verdict) : inWords(verdict));
    return verdict.isIntact ? 0 : 1;
  });

async function readHead(file: string): Promise<ChainHead | null> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(`--since ${file} cannot be read.`);
  });
  try {
    return z.object({ head: chainHeadSchema.nullable() }).parse(JSON.parse(text)).head;
  } catch {
    throw new ConfigError(`--since ${file} is not the output of planline audit verify --json.`);
  }
}

function inWords({ isIntact, sealed, waiting, head, faults }: AuditVerdict): string {
  const size = `${sealed} entries in the chain, ${waiting} not in it yet`;
  if (isIntact) {
    return `${size}: whole${head ? `\nhead  ${head.position}  ${head.hash}` : ''}`;
  }
  const lines = faults.map(({ kind, position, entryId }) => {
    const names = [
      ...(position === null ? [] : [`position ${position}`]),
      ...(entryId === null ? [] : [`entry ${entryId}`]),
    ];
    return `${kind.toUpperCase()}  ${names.join(', ')}`;
  });
  return [`${size}: NOT whole`, ...lines].join('\n');
}
