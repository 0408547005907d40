import type { EntityManager } from 'typeorm';
import type { PracticeAction } from '../domain/action';
import type { PracticeEvidence } from '../domain/evidence-lines';
import type { PartCode } from '../domain/part';
import type { Rating } from '../domain/rating';

/** A year as lists show it. */
export interface PracticeYear {
  readonly id: string;
  /** The autumn that it begins in. */
  readonly year: number;
  readonly begunAt: Date;
  /** Null: it is still written. */
  readonly finishedAt: Date | null;
}

/** What a university says of one part in one year. */
export interface PracticeEntry {
  readonly id: string;
  readonly yearId: string;
  readonly part: PartCode;
  /** 0: nobody has written anything. */
  readonly version: number;
  readonly activity: string;
  readonly rating: Rating | null;
  readonly gaps: string;
  readonly evidence: readonly PracticeEvidence[];
  /** Those that were taken away are among them; by due day. */
  readonly actions: readonly PracticeAction[];
  readonly changedAt: Date | null;
}

const YEARS = `select id, year::int, begun_at as "begunAt", finished_at as "finishedAt" from practice_year
  where institution_id = $1`;

/** Newest first. */
export const yearsOf = (tx: EntityManager, institutionId: string): Promise<PracticeYear[]> =>
  tx.query<PracticeYear[]>(`${YEARS} order by year desc`, [institutionId]);

const ACTION = `json_build_object('id', a.id, 'entryId', a.entry_id, 'version', a.version, 'what', a.what, 'ownerId', a.owner_id,
  'owner', coalesce(o.name, a.owner_words, ''), 'dueOn', a.due_on::text, 'state', a.state, 'doneOn', a.done_on::text,
  'isRemoved', a.removed_at is not null)`;
const OWNER = `left join account o on o.institution_id = a.institution_id and o.id = a.owner_id`;

const ENTRIES = `select e.id, e.year_id as "yearId", e.part, e.version, e.activity, e.rating::int, e.gaps,
    e.changed_at as "changedAt", coalesce(v.all_of_it, '[]') as evidence, coalesce(p.plan, '[]') as actions
  from practice_entry e
    left join lateral (select json_agg(json_build_object('url', v.url, 'snapshot', v.snapshot, 'words', v.words) order by v.place)
      as all_of_it from practice_evidence v where v.institution_id = e.institution_id and v.entry_id = e.id) v on true
    left join lateral (select json_agg(${ACTION} order by a.due_on, a.id) as plan from practice_action a ${OWNER}
      where a.institution_id = e.institution_id and a.entry_id = e.id) p on true
  where e.institution_id = $1`;

/** What was written in a year, in no order; nine entries. */
export const entriesOf = (tx: EntityManager, institutionId: string, yearId: string): Promise<PracticeEntry[]> =>
  tx.query<PracticeEntry[]>(`${ENTRIES} and e.year_id = $2`, [institutionId, yearId]);

/** One of them; undefined: there is none. */
export async function entryOf(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<PracticeEntry | undefined> {
  const [entry] = await tx.query<PracticeEntry[]>(`${ENTRIES} and e.id = $2`, [institutionId, id]);
  return entry;
}

/** An action with whose year it is in; undefined: there is none. */
export async function actionOf(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<PracticeAction | undefined> {
  const [row] = await tx.query<{ action: PracticeAction }[]>(
    `select ${ACTION} as action from practice_action a ${OWNER} where a.institution_id = $1 and a.id = $2`,
    [institutionId, id],
  );
  return row?.action;
}

/** Numbers of snapshots that are not there, of those asked for. */
export async function missingSnapshots(
  tx: EntityManager,
  institutionId: string,
  numbers: readonly number[],
): Promise<number[]> {
  const rows = await tx.query<{ number: number }[]>(
    `select n.number from unnest($2::int[]) n(number)
     where not exists (select from evidence.snapshot s where s.institution_id = $1 and s.number = n.number)`,
    [institutionId, numbers],
  );
  return rows.map(({ number }) => number);
}
