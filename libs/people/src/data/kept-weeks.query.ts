import type { EntityManager } from 'typeorm';
import { type KeptHours, weekAsAnswer } from '../domain/week-as-answer';
import type { PeopleOfRound } from './people-of-round';

interface HoursRow extends KeptHours {
  readonly personId: string;
  /** YYYY-MM-DD, the first day on which the round's people meet. */
  readonly day: string;
}

/** What in a round looks at times: without any of it nobody's week is read. */
const TIMES_COUNT = `(exists (select from criterion k where k.institution_id = r.institution_id and k.round_id = r.id
    and k.kind in ('practical', 'free-time') and k.weight > 0)
  or exists (select from barrier b where b.institution_id = r.institution_id and b.round_id = r.id and b.kind = 'no-shared-time'))`;

/**
 * The same people, and of those who keep a week of hours in which they can meet, that week in place of the free times they once
 * answered: it is what they will be met by. Whoever keeps none is as they were. Cost: the hours of everybody in the round.
 */
export async function withKeptWeeks(
  tx: EntityManager,
  at: { readonly institutionId: string; readonly roundId: string },
  people: PeopleOfRound,
): Promise<PeopleOfRound> {
  const ids = [...people.students.map(({ studentId }) => studentId), ...people.mentors.map(({ mentorId }) => mentorId)];
  const rows = await tx.query<HoursRow[]>(
    `select x.person_id as "personId", x.weekday, x.from_minute as "fromMinute", x.to_minute as "toMinute",
       coalesce(z.zone, 'Europe/London') as zone, r.meetings_start::text as day
     from round r
       join weekly_rule x on x.institution_id = r.institution_id and x.person_id = any($3::uuid[])
         and x.from_day <= r.meetings_end and (x.until_day is null or x.until_day >= r.meetings_start)
       left join lateral (select zone from person_zone p where p.institution_id = x.institution_id
         and p.person_id = x.person_id and p.from_day <= r.meetings_start order by p.from_day desc limit 1) z on true
     where r.institution_id = $1 and r.id = $2 and ${TIMES_COUNT}
     order by x.person_id, x.weekday, x.from_minute`,
    [at.institutionId, at.roundId, ids],
  );
  if (rows.length === 0) return people;
  const weeks = Map.groupBy(rows, ({ personId }) => personId);
  const withWeek = <Person extends Pick<PeopleOfRound['students'][number], 'answers'>>(
    one: Person,
    id: string,
  ): Person => {
    const hours = weeks.get(id);
    return hours?.[0] ? { ...one, answers: { ...one.answers, availability: weekAsAnswer(hours, hours[0].day) } } : one;
  };
  return {
    ...people,
    students: people.students.map((one) => withWeek(one, one.studentId)),
    mentors: people.mentors.map((one) => withWeek(one, one.mentorId)),
  };
}
