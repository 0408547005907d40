import type { UnmatchedReason } from '@footing/engine';
import type { EntityManager } from 'typeorm';

/** What a round holds of one student. */
export interface StandingRow {
  readonly roundId: string;
  readonly isBegun: boolean;
  readonly sentAt: Date | null;
  readonly applicationId: string | null;
  readonly withdrawnAt: Date | null;
  /** Whether they let themselves be matched. */
  readonly takesPart: boolean;
}

/** How a student stands in every round, by the round. */
export async function standingRows(
  tx: EntityManager,
  institutionId: string,
  studentId: string,
): Promise<ReadonlyMap<string, StandingRow>> {
  const rows = await tx.query<StandingRow[]>(
    `select r.id as "roundId", u.id is not null as "isBegun", u.sent_at as "sentAt", a.id as "applicationId",
       a.withdrawn_at as "withdrawnAt", ${mayBeMatched('$1', '$2')} as "takesPart"
     from round r
       left join sign_up u on u.institution_id = r.institution_id and u.round_id = r.id and u.student_id = $2
       left join application a on a.institution_id = r.institution_id and a.round_id = r.id and a.student_id = $2
     where r.institution_id = $1 and (u.id is not null or a.id is not null)`,
    [institutionId, studentId],
  );
  return new Map(rows.map((row) => [row.roundId, row]));
}

const mayBeMatched = (institution: string, student: string) => `exists (select from consent.state s
  where s.institution_id = ${institution} and s.subject_id = ${student} and s.purpose = 'matching.core' and s.item = ''
    and s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp())
    and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
      and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item))`;

/** Whether somebody who said no to a pairing would like another person. */
export async function wantsAnother(tx: EntityManager, institutionId: string, pairingId: string): Promise<boolean> {
  const [row] = await tx.query<{ another: boolean }[]>(
    'select another from pairing where institution_id = $1 and id = $2',
    [institutionId, pairingId],
  );
  return row?.another ?? true;
}

/** A place among those who wait. */
export interface Waiting {
  /** From 1. */
  readonly place: number;
  readonly of: number;
  /** Why the draft had nobody for them; null for who had somebody, and it came to nothing. */
  readonly reason: UnmatchedReason | null;
}

/** What pairings of a round were announced, and how somebody waits whom they left out. */
export interface Announced {
  readonly isAnnounced: boolean;
  /** Null: they do not wait, for something else is under way for them. */
  readonly waiting: Waiting | null;
}

const LATEST = `select d.id, d.seed from draft d where d.institution_id = $1 and d.round_id = $2
    and exists (select from pairing p where p.institution_id = d.institution_id and p.draft_id = d.id)
  order by d.number desc limit 1`;

/** Whom the announced draft left out, and those whose pairing came to nothing and who are to have another. */
const WITHOUT = `select u.application_id, u.tier, u.reason from latest d
    join draft_unmatched u on u.institution_id = $1 and u.draft_id = d.id
  union all
  select p.application_id, (select coalesce(min(t.tier), 9) from draft_pair t join draft d on d.institution_id = t.institution_id
      and d.id = t.draft_id and d.round_id = $2 where t.institution_id = $1 and t.application_id = p.application_id), null
  from pairing p where p.institution_id = $1 and p.round_id = $2 and p.another
    and p.state in ('declined', 'lapsed', 'ended-early', 'withdrawn')
    and not exists (select from pairing n where n.institution_id = p.institution_id and n.round_id = p.round_id
      and n.application_id = p.application_id and (n.proposed_at, n.id) > (p.proposed_at, p.id))
    and not exists (select from latest d join draft_unmatched u on u.institution_id = $1 and u.draft_id = d.id
      where u.application_id = p.application_id)`;

/**
 * Who waits comes in the order in which places are given, and by lot where that is the same: the lots of the draft that was
 * announced. Who has somebody, or took their application back, does not wait.
 */
export async function announced(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  applicationId: string,
): Promise<Announced> {
  const [row] = await tx.query<{ isAnnounced: boolean; waiting: Waiting | null }[]>(
    `with latest as (${LATEST}), waiting as (
       select u.application_id, u.reason,
         row_number() over (order by u.tier, md5(d.seed || u.application_id::text))::int as place, count(*) over ()::int as "of"
       from latest d cross join (${WITHOUT}) u
         join application a on a.institution_id = $1 and a.id = u.application_id and a.withdrawn_at is null
       where ${mayBeMatched('a.institution_id', 'a.student_id')}
         and not exists (select from pairing p where p.institution_id = a.institution_id and p.round_id = a.round_id
           and p.application_id = a.id and p.state in ('proposed', 'accepted', 'active', 'paused')))
     select exists (select from latest) as "isAnnounced",
       (select json_build_object('place', w.place, 'of', w."of", 'reason', w.reason) from waiting w where w.application_id = $3)
         as waiting`,
    [institutionId, roundId, applicationId],
  );
  return row ?? { isAnnounced: false, waiting: null };
}
