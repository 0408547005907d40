import type { Coverage } from '@footing/identity';
import type { EntityManager } from 'typeorm';
import type { PersonKind } from '../domain/fields';
import type { Answers } from './answers';
import { sides } from './sides';
import { reachSql, reachValues } from './student-reach.query';
import { takesPart } from './takes-part';

/** What to show of a list. */
export interface PeopleFilter {
  /** Part of a name, e-mail address or university ID; '' or absent for everybody. Only its first 100 characters count. */
  readonly search?: string | undefined;
  /** Id of a school. */
  readonly school?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
}

/** A person in a round, as a list shows them. */
export interface PersonSummary {
  /** Of the application or the offer. */
  readonly id: string;
  readonly roundId: string;
  readonly universityId: string | null;
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly schoolName: string | null;
  /** For mentors; null for students. */
  readonly places: number | null;
  /** False for who does not want to be part of matching. */
  readonly takesPart: boolean;
  readonly updatedAt: Date;
}

/** A person in a round with what they said. Shared experience is not in it: only matching reads that. */
export type PersonDetail = PersonSummary & { readonly answers: Answers };

/** One page of a list, by last name. `pages` is at least 1. */
export interface PeoplePage {
  readonly people: readonly PersonSummary[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** What a list tells about somebody, by the names that the record of who looked uses. */
export const identityFields: readonly string[] = ['name', 'email', 'universityId', 'school'];

/** So few that a page of them, with all it needs, stays below 100 kB on a slow phone. */
export const PEOPLE_A_PAGE = 20;

const escaped = (text: string) => `%${text.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`;

const columns = (kind: PersonKind) => {
  const places = kind === 'mentors' ? 'part.places' : 'null::smallint';
  // Who took their application back takes no part either.
  const stands = kind === 'mentors' ? '' : 'and part.withdrawn_at is null';
  return `part.id, part.round_id as "roundId", person.university_id as "universityId", person.email,
    person.first_name as "firstName", person.last_name as "lastName", school.name as "schoolName",
    ${places} as places, (${takesPart('part.institution_id', 'person.id')} ${stands}) as "takesPart", greatest(part.updated_at, person.updated_at) as "updatedAt"`;
};

const joined = (kind: PersonKind) => {
  const { person, part, personKey } = sides[kind];
  return `from ${part} part
    join ${person} person on person.institution_id = part.institution_id and person.id = part.${personKey}
    left join school on school.institution_id = person.institution_id and school.id = person.school_id`;
};

/** Who was erased has left a place that counts, and nothing to show. */
const isThere = (institution: string, person: string): string => `not exists (select from rights_erasure gone
  where gone.institution_id = ${institution} and gone.subject_id = ${person})`;

const wanted = `part.institution_id = $1 and part.round_id = $2 and ${isThere('person.institution_id', 'person.id')} and ($3::uuid is null or person.school_id = $3)
  and ($4::text is null or concat_ws(' ', person.first_name, person.last_name, person.first_name, person.email,
    person.university_id) ilike $4)`;

/** Whose people, and which of them whoever asks may see: students within reach, or mentors. */
type Of =
  | { readonly institutionId: string; readonly kind: 'students'; readonly reach: Coverage }
  | { readonly institutionId: string; readonly kind: 'mentors' };

/** The condition for what may be seen, with its values; the first of them stands at `place`. */
const within = (of: Of, place: number): { readonly sql: string; readonly values: readonly unknown[] } =>
  of.kind === 'students'
    ? { sql: reachSql('person', place), values: reachValues(of.reach) }
    : { sql: 'true', values: [] };

/** One page of a round's students or mentors. Cost: reads the whole round for a search. */
export async function listPeople(
  tx: EntityManager,
  at: Of & { readonly roundId: string },
  { search = '', school, page = 1 }: PeopleFilter,
): Promise<PeoplePage> {
  const text = search.trim().replace(/\s+/g, ' ');
  const reach = within(at, 5);
  const values = [at.institutionId, at.roundId, school ?? null, text === '' ? null : escaped(text), ...reach.values];
  const [counted] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total ${joined(at.kind)} where ${wanted} and ${reach.sql}`,
    values,
  );
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PEOPLE_A_PAGE));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const people = await tx.query<PersonSummary[]>(
    `select ${columns(at.kind)} ${joined(at.kind)} where ${wanted} and ${reach.sql}
     order by lower(person.last_name), lower(person.first_name), part.id
     limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, PEOPLE_A_PAGE, (shown - 1) * PEOPLE_A_PAGE],
  );
  return { people, total, page: shown, pages };
}

/** How many of a round do not want to be part of matching; a figure alone. */
export async function countOut(
  tx: EntityManager,
  { institutionId, roundId, kind }: { institutionId: string; roundId: string; kind: PersonKind },
): Promise<number> {
  const { part, personKey } = sides[kind];
  const [out] = await tx.query<{ n: number }[]>(
    `select count(*)::int as n from ${part} part where part.institution_id = $1 and part.round_id = $2
       and ${isThere('part.institution_id', `part.${personKey}`)} and not ${takesPart('part.institution_id', `part.${personKey}`)}`,
    [institutionId, roundId],
  );
  return out?.n ?? 0;
}

/** One student or mentor in a round, or undefined; without whom they would rather avoid, which only matching reads. */
export async function findPerson(
  tx: EntityManager,
  at: Of & { readonly id: string },
): Promise<PersonDetail | undefined> {
  const reach = within(at, 3);
  const [person] = await tx.query<PersonDetail[]>(
    `select ${columns(at.kind)}, part.answers - 'avoid' as answers ${joined(at.kind)}
     where part.institution_id = $1 and part.id = $2 and ${reach.sql}`,
    [at.institutionId, at.id, ...reach.values],
  );
  return person;
}
