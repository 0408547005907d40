import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { INTEREST_SEALED, interestIn } from './domain/given-interest';
import { hashOfEmail } from './interests/interests.query';

/** What this library holds about a mentor. */
export const givingParts: readonly PartOfMe[] = [
  {
    ...{ name: 'offers-begun', title: 'Offers of places that you began', tables: ['offer_draft'] },
    words: 'What you filled in and have not sent. Only you can read it.',
    columns: ['Round', 'What you filled in', 'Places', 'Pages done', 'Last changed'],
    rows: named(`select r.name, d.answers::text, d.places::int, array_to_string(d.steps, ', '), d.updated_at from offer_draft d
      join round r on r.institution_id = d.institution_id and r.id = d.round_id
      where d.institution_id = :here and d.mentor_id = :mentor order by d.created_at`),
  },
  {
    ...{ name: 'places-said', title: 'When you said how many places you have', tables: ['places_said'] },
    words: 'When you last said it, and when we last asked. Staff of the mentoring service can read it.',
    columns: ['Round', 'You said so', 'We asked'],
    rows: named(`select r.name, s.said_at, s.asked_at from places_said s
      join offer o on o.institution_id = s.institution_id and o.id = s.offer_id
      join round r on r.institution_id = o.institution_id and r.id = o.round_id
      where s.institution_id = :here and o.mentor_id = :mentor order by o.created_at`),
  },
  {
    ...{ name: 'mentor-interest', title: 'That you want to be a mentor', tables: ['mentor_interest'] },
    words:
      'What you told us before anybody invited you. Staff who invite mentors can read it once you have confirmed it.',
    columns: ['Name', 'E-mail address', 'What you do', 'You wrote', 'You confirmed it'],
    rows: interests,
  },
];

/** By the addresses that they have here: whoever writes has no account. */
async function interests({ tx, institutionId, person, secrets }: Reading): Promise<Cell[][]> {
  const rows = await tx.query<{ personId: string; sealed: Buffer; askedAt: Date; confirmedAt: Date | null }[]>(
    `select i.id as "personId", i.sealed, i.asked_at as "askedAt", i.confirmed_at as "confirmedAt"
     from mentor_interest i join (
         select email from account where institution_id = $1 and id = $2
         union select email from student where institution_id = $1 and id = $3
         union select email from mentor where institution_id = $1 and id = $4) own
       on i.email_hash = ${hashOfEmail('own.email', '$1::uuid')}
     where i.institution_id = $1`,
    [institutionId, person.accountId, person.studentId, person.mentorId],
  );
  const opened = await secrets.openMany(tx, { institutionId }, INTEREST_SEALED, rows);
  return rows.map(({ askedAt, confirmedAt }, index) => {
    const { name = '', email = '', does = '' } = interestIn(opened[index] ?? null) ?? {};
    return [name, email, does, askedAt, confirmedAt];
  });
}
