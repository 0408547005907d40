import type { Reply } from '@footing/calendars';
import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';

/** What somebody's calendar answered to the meeting as it stands now. */
export interface CalendarAnswer {
  /** First name of whose calendar it was; null: the asker's own. */
  readonly name: string | null;
  /** `waiting`: it only proposes another time. */
  readonly answer: Reply['answer'];
  /** When the other time would begin; null: none is proposed. */
  readonly proposedAt: Date | null;
}

/** The first invitation to a meeting `m` as it stands: those after it differ in nothing but whom they name. */
const AS_IT_STANDS = `(select m.sequence - count(*) from meeting_event v where v.institution_id = m.institution_id and v.meeting_id = m.id
  and v.version > (select max(x.version) from meeting_event x where x.institution_id = m.institution_id and x.meeting_id = m.id
    and x.line ->> 'step' <> 'reword'))`;

/** Who of a meeting has this address and was sent this invitation, which is to the meeting as it stands; null: nobody. */
export async function answererOf(
  tx: EntityManager,
  here: string,
  meetingId: string,
  { attendee, sequence }: Pick<Reply, 'attendee' | 'sequence'>,
): Promise<Person | null> {
  const [row] = await tx.query<Person[]>(
    `select w.person_kind as kind, w.person_id as id from meeting m
       join meeting_person w on w.institution_id = m.institution_id and w.meeting_id = m.id
       left join student s on w.person_kind = 'student' and s.institution_id = w.institution_id and s.id = w.person_id
       left join mentor t on w.person_kind = 'mentor' and t.institution_id = w.institution_id and t.id = w.person_id
     where m.institution_id = $1 and m.id = $2 and m.status = 'confirmed' and lower(coalesce(s.email, t.email)) = $3
       and exists (select from calendar_message c where c.institution_id = m.institution_id and c.meeting_id = m.id
         and c.person_id = w.person_id and c.sequence = $4 and c.method = 'REQUEST') and $4 >= ${AS_IT_STANDS}`,
    [here, meetingId, attendee, sequence],
  );
  return row ?? null;
}

/** In place of what it answered before, unless that was to a later invitation. */
export async function saveAnswer(
  tx: EntityManager,
  here: string,
  meetingId: string,
  { kind, id }: Person,
  { sequence, answer, proposed, at }: Pick<Reply, 'sequence' | 'answer' | 'proposed'> & { readonly at: Date },
): Promise<void> {
  const proposedAt = proposed ? new Date(proposed.from * 60_000) : null;
  await tx.query(
    `insert into calendar_answer (institution_id, meeting_id, person_kind, person_id, sequence, answer, proposed_at, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (institution_id, meeting_id, person_id) do update
       set sequence = excluded.sequence, answer = excluded.answer, proposed_at = excluded.proposed_at, at = excluded.at
       where calendar_answer.sequence <= excluded.sequence`,
    [here, meetingId, kind, id, sequence, answer, proposedAt, at],
  );
}

/** What was answered to the meeting as it stands: an answer to an earlier time says nothing of this one. */
export async function answersTo(
  tx: EntityManager,
  here: string,
  self: Person,
  { id, people }: { readonly id: string; readonly people: readonly NamedPerson[] },
): Promise<CalendarAnswer[]> {
  const rows = await tx.query<(Omit<CalendarAnswer, 'name'> & { id: string })[]>(
    `select a.person_id as id, a.answer, a.proposed_at as "proposedAt" from calendar_answer a
       join meeting m on m.institution_id = a.institution_id and m.id = a.meeting_id
     where a.institution_id = $1 and a.meeting_id = $2 and a.sequence >= ${AS_IT_STANDS} order by a.at`,
    [here, id],
  );
  return rows.flatMap(({ id: whose, ...row }) => {
    const who = people.find((one) => one.id === whose);
    return who ? [{ ...row, name: whose === self.id ? null : who.firstName }] : [];
  });
}

interface NamedPerson extends Person {
  readonly firstName: string;
}
