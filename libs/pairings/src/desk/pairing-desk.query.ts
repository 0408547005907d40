import { reachSql, reachValues, type StudentReach } from '@footing/people';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { PairingState, Side } from '../domain/lifecycle';
import type { Awaited } from '../domain/waits';

/** A pairing as staff see it in a list. */
export interface PairingOnDesk {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeKind: ProgrammeKind;
  readonly applicationId: string;
  readonly offerId: string;
  readonly studentName: string;
  readonly schoolName: string | null;
  readonly mentorName: string;
  readonly state: PairingState;
  readonly acceptedBy: Side | null;
  readonly awaits: Awaited | null;
  readonly ofSide: Side | null;
  /** YYYY-MM-DD; null when it is over. */
  readonly by: string | null;
  readonly isReminded: boolean;
  /** Who approved it, and by a standing word or by hand. */
  readonly approvedBy: string;
  readonly byStandingWord: boolean;
  readonly replaces: string | null;
  readonly proposedAt: Date;
}

interface Which {
  readonly roundId?: string;
  readonly id?: string;
}

/** Pairings within reach: what is due first comes first, what is over last. */
export function onDesk(tx: EntityManager, institutionId: string, { roundId, id }: Which, reach: StudentReach) {
  return tx.query<PairingOnDesk[]>(
    `select p.id, p.round_id as "roundId", r.name as "roundName", g.kind as "programmeKind",
       p.application_id as "applicationId", p.offer_id as "offerId",
       btrim(s.first_name || ' ' || s.last_name) as "studentName",
       (select name from school where school.institution_id = $1 and school.id = s.school_id) as "schoolName",
       (select btrim(m.first_name || ' ' || m.last_name) from offer o join mentor m on m.institution_id = o.institution_id
         and m.id = o.mentor_id where o.institution_id = $1 and o.id = p.offer_id) as "mentorName", p.state, p.accepted_by as "acceptedBy",
       due.awaits, due.of_side as "ofSide", due.by::text as by, due.half_told_at is not null or due.last_told_at is not null as "isReminded",
       (select by.name from account by where by.institution_id = $1 and by.id = d.decided_by) as "approvedBy", d.standing_id is not null as "byStandingWord", p.replaces, p.proposed_at as "proposedAt"
     from pairing p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join decision d on d.institution_id = p.institution_id and d.id = p.decision_id
       left join deadline due on due.institution_id = p.institution_id and due.pairing_id = p.id and due.done_at is null
     where p.institution_id = $1 and ($2::uuid is null or p.round_id = $2) and ($3::uuid is null or p.id = $3)
       and ${reachSql('s', 4)}
     order by due.by nulls last, lower(s.last_name), lower(s.first_name), p.id`,
    [institutionId, roundId ?? null, id ?? null, ...reachValues(reach)],
  );
}

/** What somebody wrote beside a step. */
export interface NoteOnDesk {
  readonly side: Side;
  readonly reason: string;
  readonly better: string;
  readonly words: string;
  readonly at: Date;
}

/** Why the two said no or ended it, oldest first. */
export function notesOf(tx: EntityManager, institutionId: string, id: string): Promise<NoteOnDesk[]> {
  return tx.query<NoteOnDesk[]>(
    `select s.who as side, s.reason, coalesce(n.better, '') as better, coalesce(n.words, '') as words, s.at
     from pairing_step s left join pairing_note n on n.institution_id = s.institution_id and n.pairing_id = s.pairing_id
       and n.number = s.number
     where s.institution_id = $1 and s.pairing_id = $2 and s.who in ('student', 'mentor') and (s.reason <> '' or n.pairing_id is not null)
     order by s.number`,
    [institutionId, id],
  );
}
