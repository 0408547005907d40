import type { EntityManager } from 'typeorm';
import type { ConsentEvent } from '../domain/consent-event';
import { leafOf, type NodePlace, nodesFor, TreeOfNodes } from '../proofs/consent-tree';

/** In the order of a line's fields. */
const EVENT = `e.institution_id as "institutionId", e.subject_id as "subjectId", e.subject_kind as "subjectKind", e.seq, e.purpose, e.item,
  e.kind, encode(e.notice_sha256, 'hex') as "noticeSha256", e.shown_at as "shownAt", e.method, e.actor,
  e.recorded_at as "recordedAt", e.epoch, e.permitted, e.until, e.order_no as "orderNo",
  encode(e.prev_hash, 'hex') as "prevHash", encode(e.hash, 'hex') as hash`;

/** A head as it is kept. */
export interface KeptHead {
  readonly jws: string;
  readonly size: number;
  readonly madeAt: Date;
}

/** Takes every decision in that is not in the log yet. One at a time, until the transaction ends. @returns how many there are. */
export async function extendLog(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<{ size: string }[]>('select consent.extend_log() as size');
  return Number(row?.size ?? 0);
}

/** The hashes of the log's lines, in its order. */
export async function hashesOf(tx: EntityManager, institutionId: string): Promise<string[]> {
  const rows = await tx.query<{ hash: string }[]>(
    `select encode(hash, 'hex') as hash from consent.log_entry where institution_id = $1 order by place`,
    [institutionId],
  );
  return rows.map(({ hash }) => hash);
}

/** The lines of the log, in its order; in the order of their chains where it is one person's. */
export function eventsInLog(tx: EntityManager, institutionId: string, subjectId?: string): Promise<ConsentEvent[]> {
  return tx.query<ConsentEvent[]>(
    `select ${EVENT} from consent.log_entry l join consent.event e using (institution_id, subject_id, seq)
     where l.institution_id = $1 and ($2::uuid is null or l.subject_id = $2) order by l.place`,
    [institutionId, subjectId ?? null],
  );
}

/** Every head that was signed, the oldest first. */
export async function headsOf(tx: EntityManager, institutionId: string): Promise<KeptHead[]> {
  const rows = await tx.query<(Omit<KeptHead, 'size'> & { size: string })[]>(
    'select jws, size, made_at as "madeAt" from consent.tree_head where institution_id = $1 order by size',
    [institutionId],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

export async function newestHead(tx: EntityManager, institutionId: string): Promise<KeptHead | null> {
  const [row] = await tx.query<(Omit<KeptHead, 'size'> & { size: string })[]>(
    'select jws, size, made_at as "madeAt" from consent.tree_head where institution_id = $1 order by size desc limit 1',
    [institutionId],
  );
  return row ? { ...row, size: Number(row.size) } : null;
}

/** The newest head with the root that it signs; null when there is none. */
export async function newestRoot(
  tx: EntityManager,
  institutionId: string,
): Promise<{ readonly jws: string; readonly size: number; readonly root: Buffer } | null> {
  const [row] = await tx.query<{ jws: string; size: string; root: Buffer }[]>(
    'select jws, size, root from consent.tree_head where institution_id = $1 order by size desc limit 1',
    [institutionId],
  );
  return row ? { ...row, size: Number(row.size) } : null;
}

/**
 * Asks the tree over the first `size` lines by its kept branches: one query, of a few rows a level.
 * @throws RangeError when a branch is not kept.
 */
export async function askTree<T>(
  tx: EntityManager,
  institutionId: string,
  size: number,
  ask: (tree: TreeOfNodes) => T,
): Promise<T> {
  const places = nodesFor(size, ask);
  const rows = await tx.query<(NodePlace & { hash: Buffer })[]>(
    `select level::int, at::int, hash from unnest($2::smallint[], $3::bigint[]) p (level, at)
       join consent.log_node n using (level, at) where n.institution_id = $1
     union all select 0, place::int - 1, hash from consent.log_entry where institution_id = $1 and place = any ($4::bigint[])`,
    [
      institutionId,
      places.map(({ level }) => level),
      places.map(({ at }) => at),
      places.flatMap(({ level, at }) => (level === 0 ? [at + 1] : [])),
    ],
  );
  const kept = new Map(rows.map(({ level, at, hash }) => [`${level} ${at}`, level === 0 ? leafOf(hash) : hash]));
  return ask(
    new TreeOfNodes(size, ({ level, at }) => {
      const found = kept.get(`${level} ${at}`);
      if (!found) throw new RangeError(`branch ${at} at level ${level} is not kept`);
      return found;
    }),
  );
}

export async function insertHead(
  tx: EntityManager,
  institutionId: string,
  { jws, size, madeAt, root }: KeptHead & { readonly root: string },
): Promise<void> {
  await tx.query(
    `insert into consent.tree_head (institution_id, size, root, made_at, jws) values ($1, $2, decode($3, 'hex'), $4, $5)`,
    [institutionId, size, root, madeAt, jws],
  );
}

/** At which place, from 1, a decision of somebody is, and its leaf; null when it is in no log yet, or is nobody's here. */
export async function entryOf(
  tx: EntityManager,
  institutionId: string,
  eventId: string,
): Promise<{ readonly place: number; readonly leaf: Buffer } | null> {
  const [row] = await tx.query<{ place: string; hash: Buffer }[]>(
    `select l.place, e.hash from consent.event e join consent.log_entry l using (institution_id, subject_id, seq)
     where e.institution_id = $1 and e.id = $2`,
    [institutionId, eventId],
  );
  return row ? { place: Number(row.place), leaf: leafOf(row.hash) } : null;
}
