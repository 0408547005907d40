import type { Person } from '@footing/consent';
import type { Explained } from '@footing/matching';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { Mover, PairingState, Side } from '../domain/lifecycle';
import type { Awaited } from '../domain/waits';

/** A pairing of one of the two, with what its page is made of. */
export interface OwnRow {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeKind: ProgrammeKind;
  readonly state: PairingState;
  readonly acceptedBy: Side | null;
  readonly awaits: Awaited | null;
  readonly ofSide: Side | null;
  /** YYYY-MM-DD; null when it is over. */
  readonly by: string | null;
  readonly studentId: string;
  readonly mentorId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly score: number;
  readonly parts: Explained['parts'];
  readonly groupSize: number;
  readonly proposedAt: Date;
  readonly isHeld: boolean;
}

/** The pairings of one person, the newest first. @param id of the one that is asked for; absent: all. Under purpose `own`. */
export function ownRows(tx: EntityManager, institutionId: string, who: Person, id?: string): Promise<OwnRow[]> {
  return tx.query<OwnRow[]>(
    `select p.id, p.round_id as "roundId", r.name as "roundName", g.kind as "programmeKind", p.state,
       p.accepted_by as "acceptedBy", due.awaits, due.of_side as "ofSide", due.by::text as by,
       s.id as "studentId", m.id as "mentorId", s.first_name as "studentName", m.first_name as "mentorName",
       p.score, coalesce(p.parts, d.parts, '[]') as parts, p.proposed_at as "proposedAt",
       exists (select from contact_hold h where h.institution_id = p.institution_id and h.pairing_id = p.id
         and h.ended_at is null) as "isHeld",
       (select count(*)::int from pairing f where f.institution_id = p.institution_id and f.offer_id = p.offer_id
         and f.state in ('active', 'paused')) as "groupSize"
     from pairing p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       left join deadline due on due.institution_id = p.institution_id and due.pairing_id = p.id and due.done_at is null
       left join draft_pair d on d.institution_id = p.institution_id and d.draft_id = p.draft_id
         and d.application_id = p.application_id and d.offer_id = p.offer_id
     where p.institution_id = $1 and case $2 when 'student' then s.id else m.id end = $3 and ($4::uuid is null or p.id = $4)
     order by p.proposed_at desc, p.id desc`,
    [institutionId, who.kind, who.id, id ?? null],
  );
}

/** A step of a pairing's life, or something that one of the two said. */
export interface Happened {
  readonly pairingId: string;
  readonly what: string;
  readonly who: Mover;
  readonly at: Date;
}

/** What happened to these pairings, oldest first. */
export function happenings(tx: EntityManager, institutionId: string, ids: readonly string[]): Promise<Happened[]> {
  return tx.query<Happened[]>(
    `select * from (
       select pairing_id as "pairingId", step || ' ' || to_state as what, who, at, number from pairing_step
         where institution_id = $1 and pairing_id = any ($2::uuid[])
       union all select pairing_id, 'said ' || what, side, at, 0 from pairing_said
         where institution_id = $1 and pairing_id = any ($2::uuid[])) all_of
     order by at, number`,
    [institutionId, ids],
  );
}
