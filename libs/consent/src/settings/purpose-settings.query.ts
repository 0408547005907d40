import type { Basis, Category, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** How a purpose stands at an institution, and what its people said. */
export interface PurposeRow {
  readonly purpose: Purpose;
  readonly basis: Basis;
  /** How long a yes lasts; null where nobody is asked. */
  readonly months: number | null;
  readonly enabled: boolean;
  /** Kinds of data that the institution keeps it from. */
  readonly narrowed: readonly Category[];
  /** People for whom it is permitted now, and who stopped it or said no. */
  readonly permitted: number;
  readonly stopped: number;
  /** Of those who said yes, how many did so under a text that is no longer in force. */
  readonly underOlderText: number;
  /** The newest texts' versions; null: ours is in force and nobody has seen it yet. */
  readonly english: number | null;
  readonly welsh: number | null;
}

const NEWEST = `select distinct on (n.purpose, n.lang) n.purpose, n.lang, n.sha256, n.version from consent.notice n
  where n.institution_id = $1 order by n.purpose, n.lang, n.version desc`;

/** Somebody who said yes, under a text that is no longer in force. */
const UNDER_OLDER = `s.permitted and e.kind in ('given', 'renewed') and not exists (
  select from newest n where n.purpose = s.purpose and n.sha256 = e.notice_sha256)`;

/** Every purpose of the map, in its order in the map. */
export function purposeRows(tx: EntityManager, institutionId: string): Promise<PurposeRow[]> {
  return tx.query<PurposeRow[]>(
    `with newest as (${NEWEST}),
       said as (select s.purpose, count(distinct s.subject_id) filter (where s.permitted)::int as permitted,
           count(distinct s.subject_id) filter (where not s.permitted)::int as stopped,
           count(distinct s.subject_id) filter (where ${UNDER_OLDER})::int as older
         from consent.state s left join consent.event e
           on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
         where s.institution_id = $1 group by s.purpose)
     select d.code as purpose, r.basis, r.months::int as months, r.enabled,
       (select coalesce(jsonb_agg(c.category order by c.category), '[]') from consent.narrowed c
         where c.institution_id = $1 and c.purpose = d.code) as narrowed,
       coalesce(said.permitted, 0) as permitted, coalesce(said.stopped, 0) as stopped, coalesce(said.older, 0) as "underOlderText",
       (select version from newest n where n.purpose = d.code and n.lang = 'en') as english,
       (select version from newest n where n.purpose = d.code and n.lang = 'cy') as welsh
     from consent.purpose_default d cross join lateral consent.rule_of(d.code) r left join said on said.purpose = d.code`,
    [institutionId],
  );
}

/** Somebody who has to be asked again. */
export interface ToAskAgain {
  readonly kind: 'student' | 'mentor';
  readonly id: string;
  readonly name: string;
  readonly saidYesAt: Date;
  /** Of the text that they saw. */
  readonly version: number;
}

/** Who said yes under a text that is no longer in force, by name. */
export function underOlderText(
  tx: EntityManager,
  institutionId: string,
  purpose: Purpose,
  most: number,
): Promise<ToAskAgain[]> {
  return tx.query<ToAskAgain[]>(
    `with newest as (${NEWEST})
     select distinct on (name, id) s.subject_kind as kind, s.subject_id as id,
       coalesce(p.first_name || ' ' || p.last_name, m.first_name || ' ' || m.last_name, '') as name,
       e.recorded_at as "saidYesAt", shown.version
     from consent.state s
       join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
       join consent.notice shown on shown.institution_id = e.institution_id and shown.sha256 = e.notice_sha256
       left join student p on p.institution_id = s.institution_id and p.id = s.subject_id
       left join mentor m on m.institution_id = s.institution_id and m.id = s.subject_id
     where s.institution_id = $1 and s.purpose = $2 and ${UNDER_OLDER}
     order by name, id, e.recorded_at limit $3`,
    [institutionId, purpose, most],
  );
}
