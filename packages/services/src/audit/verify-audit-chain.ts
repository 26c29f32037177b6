import type { AuditFault, AuditVerdict } from '@planline/contracts/audit';
import { auditEntries as entries } from '@planline/db/schema/audit-entries';
import { auditSeals as seals } from '@planline/db/schema/audit-seals';
import { sql } from 'drizzle-orm';
import type { Dependencies, Transaction } from '../context';
import { type ChainHead, chainStart, readChainHead } from './chain-head';
import { type ChainedEntry, chainedColumns, momentOf, sealHash } from './chained-entry';

const batchRows = 2_000;
const faultsShown = 100;
/** An entry is sealed seconds after it was recorded; clocks of several machines may differ. */
const insertedMs = 10 * 60_000;

type Link = Omit<ChainedEntry, 'id'> & {
  position: number;
  entryId: number;
  hash: string;
  sealedAt: string;
  /** Null: the entry is gone. */
  id: number | null;
};

/**
 * Walks the whole chain, in one snapshot. Finds an entry that was changed, removed or put in later, a link
 * that is missing, and a chain without its end; with `known`, a head that somebody kept, also a chain that
 * was made anew since.
 */
export async function verifyAuditChain(
  ctx: Pick<Dependencies, 'db'>,
  known: ChainHead | null = null,
): Promise<AuditVerdict> {
  return inOneSnapshot(ctx, (tx) => walk(tx, { from: beforeAll, known }));
}

/** The same for the end of the chain alone: as fast on a long chain as on a short one. */
export async function verifyNewestLinks(
  ctx: Pick<Dependencies, 'db'>,
  links: number,
): Promise<AuditVerdict> {
  return inOneSnapshot(ctx, async (tx) => {
    const { position } = await readChainHead(tx);
    const from = (await findLink(tx, position - links)) ?? beforeAll;
    const verdict = await walk(tx, { from, known: null });
    return { ...verdict, sealed: verdict.sealed + from.position };
  });
}

const inOneSnapshot = (
  ctx: Pick<Dependencies, 'db'>,
  look: (tx: Transaction) => Promise<AuditVerdict>,
): Promise<AuditVerdict> =>
  ctx.db.transaction(look, { isolationLevel: 'repeatable read', accessMode: 'read only' });

/** A link that is trusted, and what is behind it is looked at. */
interface Trusted extends ChainHead {
  sealedAt: string | null;
  entryId: number;
}

const beforeAll: Trusted = { ...chainStart, sealedAt: null, entryId: 0 };

async function walk(
  tx: Transaction,
  { from, known }: { from: Trusted; known: ChainHead | null },
): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  const heads = [await readChainHead(tx), ...(known ? [known] : [])].filter(
    ({ position }) => position > 0,
  );
  const met = new Set<ChainHead>();
  let previous: ChainHead & { sealedAt: string | null } = from;
  let sealed = 0;
  for await (const link of linksOf(tx, from.position)) {
    sealed += 1;
    for (let gone = previous.position + 1; gone < link.position; gone += 1) {
      faults.push({ kind: 'removed', position: gone, entryId: null });
      if (faults.length >= faultsShown) break;
    }
    const kind = faultOf(link, previous);
    if (kind) faults.push({ kind, position: link.position, entryId: link.entryId });
    for (const head of heads) {
      if (head.position === link.position && head.hash === link.hash) met.add(head);
    }
    previous = { position: link.position, hash: link.hash, sealedAt: link.sealedAt };
  }
  for (const head of heads) {
    if (!met.has(head)) faults.push({ kind: 'cut', position: head.position, entryId: null });
  }
  const { waiting, inserted } = await unsealed(tx, previous.sealedAt, from.entryId);
  faults.push(
    ...inserted.map((entryId): AuditFault => ({ kind: 'inserted', position: null, entryId })),
  );
  return {
    isIntact: faults.length === 0,
    sealed,
    waiting,
    head: previous.position > 0 ? { position: previous.position, hash: previous.hash } : null,
    faults: faults.slice(0, faultsShown),
  };
}

function faultOf(
  link: Link,
  previous: ChainHead & { sealedAt: string | null },
): AuditFault['kind'] | null {
  const { id } = link;
  if (id === null) return 'removed';
  // Without the link before it nothing can be said of this one's hash.
  if (link.position !== previous.position + 1) return null;
  const hash = sealHash(previous.hash, link.position, link.sealedAt, { ...link, id });
  if (hash !== link.hash) return 'changed';
  const isLate =
    previous.sealedAt !== null &&
    Date.parse(link.recordedAt) < Date.parse(previous.sealedAt) - insertedMs;
  return isLate ? 'inserted' : null;
}

async function* linksOf(tx: Transaction, from: number): AsyncGenerator<Link, void, void> {
  for (let after = from; ; ) {
    const links = await tx.execute<Link>(sql`
      SELECT ${seals.position}::float8 AS position, ${seals.entryId}::float8 AS "entryId", ${seals.hash},
        ${momentOf(seals.sealedAt)} AS "sealedAt", ${chainedColumns}
      FROM ${seals} LEFT JOIN ${entries} ON ${entries.id} = ${seals.entryId}
      WHERE ${seals.position} > ${after} ORDER BY ${seals.position} LIMIT ${batchRows}`);
    yield* links;
    if (links.length < batchRows) return;
    after = links.at(-1)?.position ?? after;
  }
}

async function findLink(tx: Transaction, position: number): Promise<Trusted | null> {
  const [row] = await tx.execute<{ [Name in keyof Trusted]: Trusted[Name] }>(sql`
    SELECT ${seals.position}::float8 AS position, ${seals.entryId}::float8 AS "entryId", ${seals.hash},
      ${momentOf(seals.sealedAt)} AS "sealedAt"
    FROM ${seals} WHERE ${seals.position} = ${position}`);
  return row ?? null;
}

/** Not in the chain yet; one that claims to be older than the chain's end was put there later. */
async function unsealed(
  tx: Transaction,
  sealedAt: string | null,
  afterEntryId: number,
): Promise<{ waiting: number; inserted: number[] }> {
  const rows = await tx.execute<{ id: number; recordedAt: string }>(sql`
    SELECT ${entries.id}::float8 AS id, ${momentOf(entries.recordedAt)} AS "recordedAt" FROM ${entries}
    WHERE ${entries.id} > ${afterEntryId}
      AND NOT EXISTS (SELECT 1 FROM audit_seals AS seal WHERE seal.entry_id = ${entries.id})
    ORDER BY ${entries.id}`);
  const oldest = sealedAt === null ? 0 : Date.parse(sealedAt) - insertedMs;
  const inserted = rows.filter(({ recordedAt }) => Date.parse(recordedAt) < oldest);
  return { waiting: rows.length - inserted.length, inserted: inserted.map(({ id }) => id) };
}
