import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../person';
import { personOf, type WholePerson } from './person.query';

/** Somebody in the data, as a search shows them. */
export interface FoundPerson extends Person {
  readonly name: string;
  readonly email: string | null;
  readonly universityId: string | null;
  readonly hasAccount: boolean;
}

const MOST = 20;

const of = (kind: Person['kind']) => `
  select '${kind}' as kind, p.id, p.first_name || ' ' || p.last_name as name, p.email, p.university_id as "universityId",
    exists (select from account a where a.institution_id = $1 and a.${kind}_id = p.id) as "hasAccount"
  from ${kind} p where p.institution_id = $1
    and concat_ws(' ', p.first_name, p.last_name, p.first_name, p.email, p.university_id) ilike $2
    and not exists (select from rights_erasure e where e.institution_id = $1 and e.subject_id = p.id)`;

/** Students and mentors by a part of their name, e-mail address or number; not whoever was erased. Reads all of them. */
export function foundBy(tx: EntityManager, institutionId: string, text: string): Promise<FoundPerson[]> {
  const part = `%${text
    .slice(0, 100)
    .replace(/\s+/g, ' ')
    .replace(/[\\%_]/g, '\\$&')}%`;
  return tx.query<FoundPerson[]>(`${of('student')} union all ${of('mentor')} order by name, id limit ${MOST}`, [
    institutionId,
    part,
  ]);
}

/** Everything that belongs to a record: with the account where there is one. @throws {DomainError} not-found, `right.nobody`. */
export async function wholeOf(tx: EntityManager, institutionId: string, { kind, id }: Person): Promise<WholePerson> {
  const [account] = await tx.query<{ id: string }[]>(
    `select id from account where institution_id = $1 and ${kind}_id = $2`,
    [institutionId, id],
  );
  const [gone] = await tx.query<unknown[]>(
    'select from rights_erasure where institution_id = $1 and subject_kind = $2 and subject_id = $3',
    [institutionId, kind, id],
  );
  const whole = gone ? null : await personOf(tx, institutionId, account?.id ?? id);
  if (whole?.[kind === 'student' ? 'studentId' : 'mentorId'] !== id)
    throw new DomainError('not-found', 'right.nobody', `${kind} ${id}`);
  return whole;
}
