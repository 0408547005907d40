import type { StageOfYear } from './stage-of-year';

/** A pairing that is under way. Days are YYYY-MM-DD. */
export interface UnderWay {
  readonly id: string;
  readonly kind: 'career' | 'group' | 'reverse';
  readonly activeOn: string;
  /** Addresses. */
  readonly student: string;
  readonly mentor: string;
  /** Which proposal it is for the student, from 1. */
  readonly proposal: number;
  /** Whether it is the first of its group; in other programmes always. */
  readonly isFirst: boolean;
  /** How many meetings there were or are, its group's included. */
  readonly meetings: number;
  /** Of the latest of them; null: there is none. */
  readonly lastOn: string | null;
  /** Whether a meeting is to come, or waits for an answer. */
  readonly isPlanned: boolean;
  /** Whether one of the two was reminded today or yesterday that no meeting is planned. */
  readonly isNudged: boolean;
}

/** Every pairing that is under way, as it stands at the moment of the clock. */
export const underWay = ({ ledger, clock }: Pick<StageOfYear, 'ledger' | 'clock'>): Promise<UnderWay[]> =>
  ledger.rows<UnderWay>(UNDER_WAY, [clock.now()]);

const UNDER_WAY = `
  select p.id, g.kind, s.email as student, t.email as mentor,
    (select to_char(min(x.at) at time zone 'utc', 'YYYY-MM-DD') from pairing_step x where x.institution_id = p.institution_id
      and x.pairing_id = p.id and x.to_state = 'active') as "activeOn",
    (select count(*)::int from pairing x where x.institution_id = p.institution_id and x.application_id = p.application_id
      and x.proposed_at <= p.proposed_at) as proposal,
    g.kind <> 'group' or not exists (select from pairing x where x.institution_id = p.institution_id and x.offer_id = p.offer_id
      and x.state = 'active' and x.id < p.id) as "isFirst",
    exists (select from nudge n where n.institution_id = p.institution_id and n.pairing_id = p.id and n.day >= $1::date - 1) as "isNudged",
    coalesce(theirs.meetings, 0) as meetings, theirs."lastOn", coalesce(theirs."isPlanned", false) as "isPlanned"
  from pairing p
    join round r on r.institution_id = p.institution_id and r.id = p.round_id
    join programme g on g.institution_id = p.institution_id and g.id = r.programme_id
    join application a on a.institution_id = p.institution_id and a.id = p.application_id
    join student s on s.institution_id = p.institution_id and s.id = a.student_id
    join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
    join mentor t on t.institution_id = p.institution_id and t.id = o.mentor_id
    left join lateral (select count(*)::int as meetings, to_char(max(coalesce(m.starts_at, m.changed_at)), 'YYYY-MM-DD') as "lastOn",
        bool_or(m.status in ('proposed', 'held') or m.starts_at > $1) as "isPlanned"
      from meeting m where m.institution_id = p.institution_id and m.status not in ('cancelled', 'declined', 'expired')
        and (m.pairing_id = p.id or m.kind = 'group' and m.offer_id = p.offer_id)) theirs on true
  where p.state = 'active' order by s.email, t.email`;
