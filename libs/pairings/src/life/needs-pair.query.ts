import { reachSql, reachValues, type StudentReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { PairingState } from '../domain/lifecycle';

/** A student whose pairing ended before its time, who has no other and is to have one, and whose application stands. */
export interface NeedsPair {
  /** The pairing that ended. */
  readonly pairingId: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly applicationId: string;
  readonly studentName: string;
  readonly schoolName: string | null;
  readonly state: PairingState;
  readonly endedAt: Date;
  /** What would suit better, as the student said; '' when they said nothing. */
  readonly better: string;
  /** When the next best was last looked for by a standing word, YYYY-MM-DD; null: not yet. */
  readonly triedOn: string | null;
}

/**
 * Everybody who needs a new pair now, whoever waits longest first; nobody of rounds that are over.
 * @param at.day today, YYYY-MM-DD. @param at.roundId absent: of all rounds.
 */
export function needingPair(
  tx: EntityManager,
  institutionId: string,
  { day, reach, roundId }: { readonly day: string; readonly reach: StudentReach; readonly roundId?: string },
): Promise<NeedsPair[]> {
  return tx.query<NeedsPair[]>(
    `select p.id as "pairingId", p.round_id as "roundId", r.name as "roundName", p.application_id as "applicationId",
       btrim(s.first_name || ' ' || s.last_name) as "studentName", school.name as "schoolName", p.state,
       l.at as "endedAt", coalesce(n.better, '') as better,
       p.next_tried_on::text as "triedOn"
     from pairing p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id and r.meetings_end > $2::date
       join application a on a.institution_id = p.institution_id and a.id = p.application_id and a.withdrawn_at is null
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       left join school on school.institution_id = s.institution_id and school.id = s.school_id
       join lateral (select at, number from pairing_step l where l.institution_id = p.institution_id and l.pairing_id = p.id
         order by number desc limit 1) l on true
       left join pairing_note n on n.institution_id = p.institution_id and n.pairing_id = p.id and n.side = 'student'
         and n.number = l.number
     where p.institution_id = $1 and p.another and p.state in ('declined', 'lapsed', 'ended-early', 'withdrawn')
       and ($3::uuid is null or p.round_id = $3)
       and not exists (select from pairing o where o.institution_id = p.institution_id and o.round_id = p.round_id
         and o.application_id = p.application_id and o.id <> p.id
         and (o.proposed_at, o.id) > (p.proposed_at, p.id))
       and ${reachSql('s', 4)}
     order by l.at, p.id`,
    [institutionId, day, roundId ?? null, ...reachValues(reach)],
  );
}
