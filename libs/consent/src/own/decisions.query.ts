import { type Actor, type Basis, type Category, type Place, places, type Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { EventKind } from '../choices.service';
import type { Notice } from '../notices.service';
import type { Person } from '../person';

/** One decision, for the person who made it. */
export interface DecisionLine {
  readonly id: string;
  /** From 1: which of the person's decisions it is. */
  readonly seq: number;
  readonly purpose: Purpose;
  /** '' for the purpose as a whole. */
  readonly item: string;
  readonly kind: EventKind;
  readonly recordedAt: Date;
  /** When a yes ends by itself. */
  readonly until: Date | null;
}

/** The rule that a decision was made under. */
export interface RuleThen {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly basis: Basis;
  /** For how long a yes held; null where nobody was asked. */
  readonly months: number | null;
  readonly categories: readonly Category[];
  readonly title: string;
  readonly what: string;
  readonly who: string;
  readonly stopped: string;
}

/** The same with everything that the log holds of it. */
export interface DecisionRecord extends DecisionLine {
  readonly basis: Basis;
  /** As it was when they decided; null for a decision from before that was written down. */
  readonly rule: RuleThen | null;
  readonly shownAt: Date;
  readonly method: string;
  /** Who said it: an account's id, or what of ours did. */
  readonly actor: string;
  readonly notice: Notice & { readonly publishedAt: Date };
  readonly epoch: number;
  /** Whether the use may go on from here. */
  readonly permitted: boolean;
  /** Digits: one order for all decisions and uses. */
  readonly orderNo: string;
  /** 64 hexadecimal digits: of this line of the log, and of the person's line before it. */
  readonly hash: string;
  readonly prevHash: string;
}

/** Somewhere that had to stop, and whether it has said so. */
export interface PlaceStopped {
  readonly place: Place;
  readonly dueAt: Date;
  /** Null until it has confirmed. */
  readonly ackedAt: Date | null;
}

type Here = Pick<Actor, 'institutionId'>;

const LINE = 'e.id, e.seq, e.purpose, e.item, e.kind, e.recorded_at as "recordedAt", e.until';

/** Their decisions, the newest first. @param page from 1. */
export function decisionsOf(
  tx: EntityManager,
  { institutionId }: Here,
  person: Person,
  { page, most }: { readonly page: number; readonly most: number },
): Promise<DecisionLine[]> {
  return tx.query<DecisionLine[]>(
    `select ${LINE} from consent.event e where e.institution_id = $1 and e.subject_id = $2 and e.subject_kind = $3
     order by e.seq desc limit $4 offset $5`,
    [institutionId, person.id, person.kind, most, (page - 1) * most],
  );
}

export async function countDecisions(tx: EntityManager, { institutionId }: Here, person: Person): Promise<number> {
  const [row] = await tx.query<{ n: number }[]>(
    'select count(*)::int as n from consent.event where institution_id = $1 and subject_id = $2 and subject_kind = $3',
    [institutionId, person.id, person.kind],
  );
  return row?.n ?? 0;
}

interface Row extends Omit<DecisionRecord, 'notice'> {
  readonly noticeSha256: string;
  readonly version: number;
  readonly lang: Notice['lang'];
  readonly body: string;
  readonly publishedAt: Date;
}

const RULE = `case when made.sha256 is not null then jsonb_build_object('sha256', encode(made.sha256, 'hex'), 'basis', made.basis,
  'months', made.months, 'categories', made.categories, 'title', made.title, 'what', made.what, 'who', made.who,
  'stopped', made.stopped) end`;

/** One of their decisions; null for an id that is nobody's or somebody else's. */
export async function decisionById(
  tx: EntityManager,
  { institutionId }: Here,
  person: Person,
  id: string,
): Promise<DecisionRecord | null> {
  const [row] = await tx.query<Row[]>(
    `select ${LINE}, coalesce(made.basis, r.basis) as basis, ${RULE} as rule, e.shown_at as "shownAt", e.method, e.actor, e.epoch, e.permitted,
       e.order_no as "orderNo", n.published_at as "publishedAt", encode(e.hash, 'hex') as hash,
       encode(e.prev_hash, 'hex') as "prevHash", encode(n.sha256, 'hex') as "noticeSha256", n.version, n.lang, n.body
     from consent.event e
       join consent.notice n on n.institution_id = e.institution_id and n.sha256 = e.notice_sha256
       cross join lateral consent.rule_of(e.purpose) r
       left join consent.event_rule u on u.institution_id = e.institution_id and u.subject_id = e.subject_id and u.seq = e.seq
       left join consent.rule made on made.institution_id = u.institution_id and made.id = u.rule_id
     where e.institution_id = $1 and e.subject_id = $2 and e.subject_kind = $3 and e.id = $4`,
    [institutionId, person.id, person.kind, id],
  );
  if (!row) return null;
  const { noticeSha256: sha256, version, lang, body, publishedAt, ...record } = row;
  return { ...record, notice: { sha256, version, lang, body, publishedAt } };
}

type Stop = Pick<DecisionRecord, 'purpose' | 'item' | 'epoch' | 'id'>;

/** Where a stop had to arrive, and what has been confirmed; empty where data of the purpose rests nowhere. */
export async function placesOf(
  tx: EntityManager,
  { institutionId }: Here,
  person: Person,
  { purpose, item, epoch }: Stop,
): Promise<PlaceStopped[]> {
  const rows = await tx.query<(Omit<PlaceStopped, 'place'> & { place: string })[]>(
    `select place, due_at as "dueAt", acked_at as "ackedAt" from consent.stop_task
     where institution_id = $1 and subject_id = $2 and purpose = $3 and item = $4 and epoch = $5 order by place`,
    [institutionId, person.id, purpose, item, epoch],
  );
  return rows.flatMap(({ place, ...rest }) => (isPlace(place) ? [{ ...rest, place }] : []));
}

const isPlace = (code: string): code is Place => Object.hasOwn(places, code);

/** When the data was last used for what was stopped; null: never. */
export async function lastUseBefore(
  tx: EntityManager,
  { institutionId }: Here,
  person: Person,
  { purpose, item, id }: Stop,
): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }[]>(
    `select max(u.at) as at from consent.event e join consent.use_ledger u
       on u.institution_id = e.institution_id and u.subject_id = e.subject_id and u.order_no < e.order_no
     where e.institution_id = $1 and e.id = $2 and u.subject_id = $3 and u.purpose = $4 and u.item = $5`,
    [institutionId, id, person.id, purpose, item],
  );
  return row?.at ?? null;
}
