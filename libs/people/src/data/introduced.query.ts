import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { PeopleOfRound } from './people-of-round';

interface At {
  readonly institutionId: string;
  readonly roundId: string;
}

interface RatingRow {
  readonly own: string;
  readonly other: string;
  readonly personId: string;
  readonly sealed: Buffer;
}

/** The column is sealed under this name. */
const FIELD = 'introduction_rating.sealed';

/**
 * The same people, with whom they picked and how calls went. Ratings are there for the matching role alone: to everybody else
 * the database shows none. They count together with picks or not at all, so that nobody can read one off a score: also where
 * a student has taken all their picks back since the call.
 * Whoever said nothing is as they were: silence is no answer.
 */
export async function withIntroduced(
  tx: EntityManager,
  secrets: Secrets,
  at: At,
  people: PeopleOfRound,
): Promise<PeopleOfRound> {
  const picks = await picksOf(tx, at);
  const ratings = await ratingsOf(tx, secrets, at);
  if (picks.size === 0 && ratings.size === 0) return people;
  const withTheirs = <Person extends { readonly id: string }>(person: Person): Person => {
    const [picked, rated] = [picks.get(person.id), ratings.get(person.id)];
    return picked || rated ? { ...person, introduced: { picks: picked ?? [], ratings: rated ?? {} } } : person;
  };
  return { ...people, students: people.students.map(withTheirs), mentors: people.mentors.map(withTheirs) };
}

async function picksOf(tx: EntityManager, { institutionId, roundId }: At): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ own: string; picks: string[] }[]>(
    `select application_id as own, array_agg(offer_id order by rank) as picks from introduction_list
     where institution_id = $1 and round_id = $2 and rank is not null group by application_id`,
    [institutionId, roundId],
  );
  return new Map(rows.map(({ own, picks }) => [own, picks]));
}

async function ratingsOf(tx: EntityManager, secrets: Secrets, { institutionId, roundId }: At) {
  const rows = await tx.query<RatingRow[]>(
    `select case x.side when 'student' then c.application_id else c.offer_id end as own,
       case x.side when 'student' then c.offer_id else c.application_id end as other, x.subject_id as "personId", x.sealed
     from introduction_rating x
       join introduction_call c on c.institution_id = x.institution_id and c.id = x.call_id
     where x.institution_id = $1 and c.round_id = $2 and exists (select from criterion k
       where k.institution_id = $1 and k.round_id = $2 and k.kind = 'picks' and k.weight > 0)
       and exists (select from introduction_list l where l.institution_id = $1 and l.application_id = c.application_id
         and l.rank is not null)
     order by x.call_id, x.side`,
    [institutionId, roundId],
  );
  const opened = await secrets.openMany(tx, { institutionId }, FIELD, rows);
  const found = new Map<string, Record<string, number>>();
  for (const [at, { own, other }] of rows.entries()) {
    const words = opened[at];
    if (!words) continue;
    const { stars } = JSON.parse(words) as { readonly stars: number };
    found.set(own, { ...found.get(own), [other]: stars });
  }
  return found;
}
