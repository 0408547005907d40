import type { Person } from '@footing/consent';
import type { PairingState, Side } from '@footing/pairings';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';

/** A pairing as its meetings need it. Days are YYYY-MM-DD. */
export interface Pair {
  readonly id: string;
  readonly roundId: string;
  readonly programmeKind: ProgrammeKind;
  readonly offerId: string;
  readonly state: PairingState;
  /** Which of the two the asker is. */
  readonly side: Side;
  readonly studentId: string;
  readonly mentorId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  readonly isHeld: boolean;
  /** Whether its student may be met directly: not under 18, unless the institution looks on. */
  readonly mayContact: boolean;
}

/** In small steps, for one join of all of it takes the database longer to plan than to run. */
const PAIR = `with p as materialized (
    select p.id, p.round_id, p.offer_id, p.state, a.student_id, o.mentor_id from pairing p
      join application a on a.institution_id = $1 and a.id = p.application_id
      join offer o on o.institution_id = $1 and o.id = p.offer_id
    where p.institution_id = $1 and p.id = $2)
  select p.id, p.round_id as "roundId", p.offer_id as "offerId", p.state, $3::text as side,
    (select g.kind from programme g where g.institution_id = $1 and g.id = r.programme_id) as "programmeKind",
    p.student_id as "studentId", (select s.first_name from student s where s.institution_id = $1 and s.id = p.student_id) as "studentName",
    p.mentor_id as "mentorId", (select m.first_name from mentor m where m.institution_id = $1 and m.id = p.mentor_id) as "mentorName",
    r.meetings_start::text as "meetingsStart", r.meetings_end::text as "meetingsEnd",
    exists (select from contact_hold h where h.institution_id = $1 and h.pairing_id = p.id and h.ended_at is null) as "isHeld",
    consent.may_contact(p.student_id) as "mayContact"
  from p join round r on r.institution_id = $1 and r.id = p.round_id
  where case $3 when 'student' then p.student_id else p.mentor_id end = $4`;

/** The pairing as one of its two people has it; null for everybody else. */
export async function pairOf(tx: EntityManager, here: string, self: Person, id: string): Promise<Pair | null> {
  const [row] = await tx.query<Pair[]>(PAIR, [here, id, self.kind, self.id]);
  return row ?? null;
}

/** Keeps whoever pauses or ends it, or another pairing of its group, waiting until the transaction ends; then reads it. */
export async function sharePair(tx: EntityManager, here: string, self: Person, id: string): Promise<Pair | null> {
  await tx.query(
    `select from pairing p where p.institution_id = $1 and (p.id = $2 or p.state = 'active' and p.offer_id = (
       select x.offer_id from pairing x join round r on r.institution_id = $1 and r.id = x.round_id
         join programme g on g.institution_id = $1 and g.id = r.programme_id
       where x.institution_id = $1 and x.id = $2 and g.kind = 'group')) order by p.id for share of p`,
    [here, id],
  );
  return pairOf(tx, here, self, id);
}

/** Keeps whoever pauses or ends what a meeting is of waiting until the transaction ends: always before the meeting itself. */
export async function sharePairsOf(tx: EntityManager, here: string, meetingId: string): Promise<void> {
  await tx.query(
    `select from pairing p where p.institution_id = $1 and exists (select from meeting m where m.institution_id = $1 and m.id = $2
       and (p.id = m.pairing_id or m.kind = 'group' and p.offer_id = m.offer_id and p.state = 'active')) order by p.id for share of p`,
    [here, meetingId],
  );
}

/** Students of the group of an offer whose mentoring is under way, and its mentor, who comes first. */
export async function groupOf(tx: EntityManager, here: string, offerId: string): Promise<Person[]> {
  return tx.query<Person[]>(
    `select 'mentor' as kind, mentor_id as id from offer where institution_id = $1 and id = $2
     union all
     (select 'student', a.student_id from pairing p join application a on a.institution_id = p.institution_id and a.id = p.application_id
      where p.institution_id = $1 and p.offer_id = $2 and p.state = 'active' and not exists (select from contact_hold h
        where h.institution_id = p.institution_id and h.pairing_id = p.id and h.ended_at is null) order by a.student_id)`,
    [here, offerId],
  );
}

/** Whether meetings can be arranged in it now. In a group nobody is met alone. */
export const isOpen = ({ state, isHeld, mayContact, programmeKind }: Standing): boolean =>
  state === 'active' && !isHeld && (mayContact || programmeKind === 'group');
/** Whether nothing but age keeps its two people from meeting alone. */
export const isTooYoung = (pair: Standing): boolean => pair.state === 'active' && !pair.isHeld && !isOpen(pair);
type Standing = Pick<Pair, 'state' | 'isHeld' | 'mayContact' | 'programmeKind'>;
