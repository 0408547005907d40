import type { EntityManager } from 'typeorm';

/** Somebody with their training, as the programme lead reads it. */
export interface RecordRow {
  readonly id: string;
  readonly name: string;
  /** Whether everything required is done and in date, checks included. */
  readonly isReady: boolean;
  /** Required modules that are done, and all of them. */
  readonly done: number;
  readonly of: number;
  /** Codes of required modules that are to be done, or done again. */
  readonly open: readonly string[];
  /** Of those, the ones that were done once: they have run out, or a new version asks for them again. */
  readonly expired: readonly string[];
  /** When the first of those that are done runs out; null: none does. */
  readonly firstEnds: Date | null;
  /** Names of checks that are asked for and not there; empty for staff. */
  readonly checksOpen: readonly string[];
}

/** Mentors who offer places in a round that is not over, or who can sign in. */
const MENTORS = `select m.id, m.first_name || ' ' || m.last_name as name, m.last_name || ' ' || m.first_name as sorts
  from mentor m where m.institution_id = $1 and (
    exists (select from offer o join round r on r.institution_id = o.institution_id and r.id = o.round_id
      where o.institution_id = $1 and o.mentor_id = m.id and r.meetings_end >= $3::timestamptz::date)
    or exists (select from account a where a.institution_id = $1 and a.mentor_id = m.id and a.disabled_at is null))`;

const STAFF = `select a.id, a.name, a.name as sorts from account a
  where a.institution_id = $1 and a.disabled_at is null and exists (select from account_role r
    where r.institution_id = $1 and r.account_id = a.id and r.role not in ('student', 'mentor', 'observer', 'champion', 'operator'))`;

/** Those with something to do first, then by last name. Cost: one look-up a person; some thousands in a second. */
export function recordRows(
  tx: EntityManager,
  institutionId: string,
  of: 'mentor' | 'staff',
  at: Date,
): Promise<RecordRow[]> {
  return tx.query<RecordRow[]>(
    `with people as (${of === 'mentor' ? MENTORS : STAFF}),
       kinds as (select p.*, training_kinds($1, $2, p.id, $3) as in_kinds from people p)
     select k.id, k.name, coalesce(s.done, 0)::int as done, coalesce(s.asked, 0)::int as "of",
       coalesce(s.open, '{}') as open, coalesce(s.expired, '{}') as expired, s.first_ends as "firstEnds", c.missing as "checksOpen",
       coalesce(s.done = s.asked, true) and c.missing = '{}' as "isReady"
     from kinds k
       left join lateral (select count(*) filter (where t.standing = 'done') as done, count(*) as asked,
           array_agg(t.code order by t.code) filter (where t.standing <> 'done') as open,
           array_agg(t.code order by t.code) filter (where t.standing in ('expired', 'again')) as expired,
           min(t.until) filter (where t.standing = 'done') as first_ends
         from training_standing($1, $2, k.id, k.in_kinds, $3) t where t.required) s on true
       cross join lateral (select coalesce(array_agg(n.name order by n.name), '{}') as missing
         from mentor_check_kind n where $2 = 'mentor' and n.institution_id = $1
           and n.id in (select checks_missing($1, k.id, k.in_kinds, $3))) c
     order by "isReady", lower(k.sorts), k.id`,
    [institutionId, of, at],
  );
}
