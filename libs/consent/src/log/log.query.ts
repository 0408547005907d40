import type { EntityManager } from 'typeorm';
import type { ConsentEvent } from '../domain/consent-event';

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

/** At which place, from 1, a decision of somebody is; null when it is in no log yet, or is nobody's here. */
export async function placeOf(tx: EntityManager, institutionId: string, eventId: string): Promise<number | null> {
  const [row] = await tx.query<{ place: string }[]>(
    `select l.place from consent.event e join consent.log_entry l using (institution_id, subject_id, seq)
     where e.institution_id = $1 and e.id = $2`,
    [institutionId, eventId],
  );
  return row ? Number(row.place) : null;
}
