import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../person';

/** A person of the service as their account ties them together: one human being may be a student and a mentor. */
export interface WholePerson {
  /** Of their account; of their record where they have none. */
  readonly accountId: string;
  readonly name: string;
  /** Where mail reaches them; empty: nowhere. */
  readonly email: string;
  readonly studentId: string | null;
  readonly mentorId: string | null;
}

/**
 * Whoever has this account; or, where somebody has none, whose record as a student or mentor has this id: requests by letter
 * are about such people too. Null: nobody.
 */
export async function personOf(
  tx: EntityManager,
  institutionId: string,
  accountId: string,
): Promise<WholePerson | null> {
  const [row] = await tx.query<WholePerson[]>(
    `select id as "accountId", name, email, student_id as "studentId", mentor_id as "mentorId"
     from account where institution_id = $1 and id = $2
     union all select id, first_name || ' ' || last_name, coalesce(email, ''), id, null from student s
       where institution_id = $1 and id = $2 and not exists (select from account a where a.institution_id = $1 and a.student_id = s.id)
     union all select id, first_name || ' ' || last_name, coalesce(email, ''), null, id from mentor m
       where institution_id = $1 and id = $2 and not exists (select from account a where a.institution_id = $1 and a.mentor_id = m.id)`,
    [institutionId, accountId],
  );
  return row ?? null;
}

/** As whom somebody asks, by the role they act in. */
export function subjectOf({ roles }: Pick<Actor, 'roles'>, person: WholePerson): Person {
  const kind = roles.includes('mentor') ? 'mentor' : 'student';
  return { kind, id: (kind === 'mentor' ? person.mentorId : person.studentId) ?? person.accountId };
}

/** Everything the record of who looked knows a person by. */
export const recordedAs = ({ accountId, studentId, mentorId }: WholePerson) => [
  ...(accountId === studentId || accountId === mentorId ? [] : [{ kind: 'account' as const, id: accountId }]),
  ...(studentId ? [{ kind: 'student' as const, id: studentId }] : []),
  ...(mentorId ? [{ kind: 'mentor' as const, id: mentorId }] : []),
];
