import type { Person } from '@footing/consent';
import type { Explained } from '@footing/matching';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { Mover, PairingState, Side } from '../domain/lifecycle';
import type { Awaited } from '../domain/waits';
import { SAID_YES } from '../life/waiting-yes.query';

/** A pairing of one of the two, with what its page is made of. */
export interface OwnRow {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeKind: ProgrammeKind;
  readonly state: PairingState;
  readonly acceptedBy: Side | null;
  /** Who said yes as well, before the mentor may begin. */
  readonly saidYes: readonly Side[];
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

/**
 * The pairings of one person, the newest first. The person's own are found first, and names are asked for one by one: all nine
 * tables in one join cost the database 15 ms of planning, because the walls of each make every order of them possible.
 * @param id of the one that is asked for; absent: all. Under purpose `own`.
 */
export function ownRows(tx: EntityManager, institutionId: string, who: Person, id?: string): Promise<OwnRow[]> {
  return tx.query<OwnRow[]>(
    `with own as materialized (
       select p.*, a.student_id, o.mentor_id from pairing p
         join application a on a.institution_id = p.institution_id and a.id = p.application_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       where p.institution_id = $1 and case $2 when 'student' then a.student_id else o.mentor_id end = $3
         and ($4::uuid is null or p.id = $4))
     select p.id, p.round_id as "roundId", r.name as "roundName", g.kind as "programmeKind", p.state,
       p.accepted_by as "acceptedBy", ${SAID_YES} as "saidYes", due.awaits, due.of_side as "ofSide", due.by::text as by,
       p.student_id as "studentId", p.mentor_id as "mentorId",
       (select s.first_name from student s where s.institution_id = $1 and s.id = p.student_id) as "studentName",
       (select m.first_name from mentor m where m.institution_id = $1 and m.id = p.mentor_id) as "mentorName",
       p.score, coalesce(p.parts, (select d.parts from draft_pair d where d.institution_id = $1 and d.draft_id = p.draft_id
         and d.application_id = p.application_id and d.offer_id = p.offer_id), '[]') as parts, p.proposed_at as "proposedAt",
       exists (select from contact_hold h where h.institution_id = $1 and h.pairing_id = p.id
         and h.ended_at is null) as "isHeld",
       (select count(*)::int from pairing f where f.institution_id = $1 and f.offer_id = p.offer_id
         and f.state in ('active', 'paused')) as "groupSize"
     from own p
       join round r on r.institution_id = $1 and r.id = p.round_id
       join programme g on g.institution_id = $1 and g.id = r.programme_id
       left join deadline due on due.institution_id = $1 and due.pairing_id = p.id and due.done_at is null
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
