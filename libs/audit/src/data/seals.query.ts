import type { EntityManager } from 'typeorm';
import type { SealTerms } from '../canonical';

/** A seal as it is kept. */
export interface Seal extends SealTerms {
  readonly hash: string;
}

const COLUMNS = `
  institution_id as "institutionId", number::int as number, encode(previous, 'hex') as previous,
  encode(hash, 'hex') as hash, server::text as server, last_transaction::text as "lastTransaction",
  (extract(epoch from sealed_at) * 1000000)::bigint::text as "sealedAt", event_ids as "lineIds",
  regexp_split_to_array(rtrim(regexp_replace(encode(row_hashes, 'hex'), '(.{64})', '\\1 ', 'g')), ' ') as "lineHashes"`;

/** The newest seal, also of one server alone; null before the first. */
export async function newestSeal(tx: EntityManager, institutionId: string, server?: string): Promise<Seal | null> {
  const [found] = await tx.query<Seal[]>(
    `select ${COLUMNS} from audit_seal where institution_id = $1 and ($2::bigint is null or server = $2)
     order by number desc limit 1`,
    [institutionId, server ?? null],
  );
  return found ?? null;
}

/** The next seals behind a number, in order. */
export const sealsBehind = (tx: EntityManager, institutionId: string, number: number, most: number) =>
  tx.query<Seal[]>(
    `select ${COLUMNS} from audit_seal where institution_id = $1 and number > $2 order by number limit $3`,
    [institutionId, number, most],
  );

/** The time as the database has it, in microseconds since 1970. */
export async function nowAt(tx: EntityManager): Promise<string> {
  const [found] = await tx.query<{ at: string }[]>(
    `select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as at`,
  );
  return found?.at ?? '0';
}

export async function insertSeal(tx: EntityManager, seal: Seal): Promise<void> {
  await tx.query(
    `insert into audit_seal (institution_id, number, previous, hash, server, last_transaction, event_ids, row_hashes,
                             count, sealed_at)
     values ($1, $2, decode($3, 'hex'), decode($4, 'hex'), $5::bigint, $6::xid8, $7::uuid[], decode($8, 'hex'), $9,
             timestamptz 'epoch' + $10::bigint * interval '1 microsecond')`,
    [
      ...[seal.institutionId, seal.number, seal.previous, seal.hash, seal.server, seal.lastTransaction],
      ...[seal.lineIds, seal.lineHashes.join(''), seal.lineIds.length, seal.sealedAt],
    ],
  );
}
