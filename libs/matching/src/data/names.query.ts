import type { EntityManager } from 'typeorm';

/** Somebody of a round, by the application's or offer's id. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly universityId: string | null;
  readonly schoolName: string | null;
}
export type Names = ReadonlyMap<string, NamedPerson>;

/** Who the students behind these applications are. */
export const studentNames = (tx: EntityManager, institutionId: string, ids: readonly string[]): Promise<Names> =>
  names(tx, `application part join student person on person.id = part.student_id`, institutionId, ids);

/** Who the mentors behind these offers are. */
export const mentorNames = (tx: EntityManager, institutionId: string, ids: readonly string[]): Promise<Names> =>
  names(tx, `offer part join mentor person on person.id = part.mentor_id`, institutionId, ids);

async function names(tx: EntityManager, from: string, institutionId: string, ids: readonly string[]): Promise<Names> {
  const found = await tx.query<NamedPerson[]>(
    `select part.id, btrim(person.first_name || ' ' || person.last_name) as name, person.email,
       person.university_id as "universityId", school.name as "schoolName"
     from ${from} and person.institution_id = part.institution_id
       left join school on school.institution_id = person.institution_id and school.id = person.school_id
     where part.institution_id = $1 and part.id = any($2::uuid[])`,
    [institutionId, ids],
  );
  return new Map(found.map((person) => [person.id, person]));
}

export const nameIn = (people: Names, id: string): string => people.get(id)?.name ?? 'Somebody who has left';
