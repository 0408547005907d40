import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../person';

/** A person of the service as their account ties them together: one human being may be a student and a mentor. */
export interface WholePerson {
  readonly accountId: string;
  readonly name: string;
  /** Where mail reaches them. */
  readonly email: string;
  readonly studentId: string | null;
  readonly mentorId: string | null;
}

/** Whoever has this account; null: nobody. */
export async function personOf(
  tx: EntityManager,
  institutionId: string,
  accountId: string,
): Promise<WholePerson | null> {
  const [row] = await tx.query<WholePerson[]>(
    `select id as "accountId", name, email, student_id as "studentId", mentor_id as "mentorId"
     from account where institution_id = $1 and id = $2`,
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
  { kind: 'account' as const, id: accountId },
  ...(studentId ? [{ kind: 'student' as const, id: studentId }] : []),
  ...(mentorId ? [{ kind: 'mentor' as const, id: mentorId }] : []),
];
