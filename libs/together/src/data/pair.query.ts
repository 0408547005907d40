import type { Person } from '@footing/consent';
import type { PairingState, Side } from '@footing/pairings';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';

/** A pairing as everything that its two people do together needs it. Days are YYYY-MM-DD. */
export interface Pair {
  readonly id: string;
  readonly roundName: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly programmeKind: ProgrammeKind;
  readonly state: PairingState;
  /** Which of the two the asker is. */
  readonly side: Side;
  readonly studentId: string;
  readonly mentorId: string;
  readonly offerId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  /** What the student wants help with, in the institution's words; empty when nothing was said. */
  readonly helpWanted: readonly string[];
  readonly haveMet: boolean;
  /** When it began; null: it never did. */
  readonly activeAt: Date | null;
}

/** The pairing as one of its two people has it; null for everybody else. Under purpose `own`. */
export async function pairOf(tx: EntityManager, institutionId: string, self: Person, id: string): Promise<Pair | null> {
  const [row] = await tx.query<Pair[]>(
    `select p.id, r.name as "roundName", g.id as "programmeId", g.name as "programmeName", g.kind as "programmeKind", p.state,
       $3::text as side, a.student_id as "studentId", o.mentor_id as "mentorId", p.offer_id as "offerId",
       (select s.first_name from student s where s.institution_id = $1 and s.id = a.student_id) as "studentName",
       (select m.first_name from mentor m where m.institution_id = $1 and m.id = o.mentor_id) as "mentorName", r.meetings_start::text as "meetingsStart", r.meetings_end::text as "meetingsEnd",
       coalesce(array(select jsonb_array_elements_text(case jsonb_typeof(a.answers -> 'helpWanted') when 'array'
         then a.answers -> 'helpWanted' else '[]' end)), '{}') as "helpWanted",
       exists (select from pairing_said d where d.institution_id = p.institution_id and d.pairing_id = p.id and d.what = 'met') as "haveMet",
       (select min(t.at) from pairing_step t where t.institution_id = p.institution_id and t.pairing_id = p.id
         and t.to_state = 'active') as "activeAt"
     from pairing p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
     where p.institution_id = $1 and p.id = $2 and case $3 when 'student' then a.student_id else o.mentor_id end = $4`,
    [institutionId, id, self.kind, self.id],
  );
  return row ?? null;
}

/** First name of the other of the two. */
export const otherName = ({ side, studentName, mentorName }: Pair): string =>
  side === 'student' ? mentorName : studentName;

/** The record of the asker. */
export const selfIdOf = ({ side, studentId, mentorId }: Pair): string => (side === 'student' ? studentId : mentorId);

export const subjectsOf = ({ studentId, mentorId }: Pick<Pair, 'studentId' | 'mentorId'>) =>
  [
    { kind: 'student', id: studentId },
    { kind: 'mentor', id: mentorId },
  ] as const;

export const isUnderWay = ({ state }: Pick<Pair, 'state'>): boolean => state === 'active' || state === 'paused';
/** Whether it has run its course after it had begun. */
export const hasEnded = ({ state, activeAt }: Pick<Pair, 'state' | 'activeAt'>): boolean =>
  activeAt !== null && !isUnderWay({ state });
