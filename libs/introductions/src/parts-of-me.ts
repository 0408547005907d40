import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { ratingIn, sealedFields } from './domain/sealed-words';

const WITH = `join introduction_list l on l.institution_id = x.institution_id and l.application_id = x.application_id
    and l.offer_id = x.offer_id`;
const MINE = '(a.student_id = :student or o.mentor_id = :mentor)';
const OF_LIST = `join round r on r.institution_id = l.institution_id and r.id = l.round_id
  join application a on a.institution_id = l.institution_id and a.id = l.application_id
  join offer o on o.institution_id = l.institution_id and o.id = l.offer_id`;

/** What this library holds about a student or mentor. */
export const introductionsParts: readonly PartOfMe[] = [
  {
    ...{ name: 'shortlists', title: 'Shortlists with you on them', tables: ['introduction_list'] },
    words:
      'Your own shortlist, or those that you are on: which place it was, and which choice. Names of others stay out.',
    columns: ['Round', 'Place on the list', 'Which choice'],
    rows: named(`select r.name, l.position, l.rank from introduction_list l ${OF_LIST}
      where l.institution_id = :here and ${MINE} order by r.name, l.position`),
  },
  {
    ...{ name: 'shortlist-answers', title: 'Your answers to shortlists', tables: ['introduction_answer'] },
    words:
      'Whether you chose, and what you said was missing. The programme lead sees how many said so, and reads the words without names, where ten or more wrote some.',
    columns: ['Round', 'None of these', 'What was missing', 'When'],
    rows: answers,
  },
  {
    ...{
      name: 'short-calls',
      title: 'Your short calls',
      tables: ['introduction_call', 'introduction_call_off', 'introduction_hours', 'introduction_time'],
    },
    words:
      'For how many calls you had time, when they were or who called them off, and times that you or the other person gave.',
    columns: ['Round', 'Time for calls', 'Agreed for', 'Held', 'Time given', 'By', 'Called off', 'Why'],
    rows: named(`select r.name, x.calls, m.starts_at, x.held_at, t.starts_at as given, t.side, null::timestamptz as off_at, null as reason from introduction_call x ${WITH} ${OF_LIST}
        left join introduction_time t on t.institution_id = x.institution_id and t.call_id = x.id
        left join meeting m on m.institution_id = x.institution_id and m.kind = 'intro' and m.application_id = x.application_id
          and m.offer_id = x.offer_id and m.status in ('confirmed', 'completed')
      where x.institution_id = :here and ${MINE}
      union all select r.name, null, null, null, null, x.side, x.called_off_at, x.reason from introduction_call_off x
        join round r on r.institution_id = x.institution_id and r.id = x.round_id
        join application a on a.institution_id = x.institution_id and a.id = x.application_id
        join offer o on o.institution_id = x.institution_id and o.id = x.offer_id
      where x.institution_id = :here and ${MINE}
      union all select r.name, h.calls, null, null, null, null, null, null from introduction_hours h
        join round r on r.institution_id = h.institution_id and r.id = h.round_id
        join offer o on o.institution_id = h.institution_id and o.id = h.offer_id
      where h.institution_id = :here and o.mentor_id = :mentor order by 1, 3, 5`),
  },
  {
    ...{ name: 'call-ratings', title: 'How your short calls went', tables: ['introduction_rating'] },
    words:
      'What you said of each call. The other person never sees it: only the matching step reads it. What your rating and the choices from the shortlist did together can be guessed by staff from the fit.',
    columns: ['Round', 'Out of five', 'Your words', 'When'],
    rows: ratings,
  },
  {
    ...{ name: 'asked-before-pairing', title: 'What we asked you for before pairing', tables: ['introduction_wait'] },
    words: 'By when, when you were reminded, and when it was done.',
    columns: ['Round', 'What', 'Since', 'By when', 'Told', 'Reminded', 'Reminded again', 'Done'],
    rows: named(`select r.name, w.what, w.began_at, w.by::text, w.told_at, w.half_told_at, w.last_told_at, w.done_at
      from introduction_wait w join round r on r.institution_id = w.institution_id and r.id = w.round_id
      where w.institution_id = :here and w.subject_id in (:student, :mentor) order by w.began_at`),
  },
];

async function answers({ tx, institutionId, person: { studentId }, secrets }: Reading): Promise<Cell[][]> {
  if (studentId === null) return [];
  const rows = await tx.query<{ round: string; isNone: boolean; missing: Buffer | null; at: Date }[]>(
    `select r.name as round, x.is_none as "isNone", x.missing, x.answered_at as at from introduction_answer x
       join round r on r.institution_id = x.institution_id and r.id = x.round_id
       join application a on a.institution_id = x.institution_id and a.id = x.application_id
     where x.institution_id = $1 and a.student_id = $2 order by x.answered_at`,
    [institutionId, studentId],
  );
  const sealed = rows.flatMap(({ missing }) => (missing ? [{ personId: studentId, sealed: missing }] : []));
  const words = (await secrets.openMany(tx, { institutionId }, sealedFields.missing, sealed)).values();
  return rows.map(({ round, isNone, missing, at }) => [
    ...[round, isNone, missing ? (words.next().value ?? '') : '', at],
  ]);
}

/** In their own name: the database shows them to nobody else. */
async function ratings({ tx, institutionId, person, secrets }: Reading): Promise<Cell[][]> {
  const ids = [person.studentId, person.mentorId].filter((id) => id !== null);
  const found: Cell[][] = [];
  for (const id of ids)
    await underPurpose(
      tx,
      'own',
      async () => {
        const rows = await tx.query<{ round: string; personId: string; sealed: Buffer; at: Date }[]>(
          `select r.name as round, x.subject_id as "personId", x.sealed, x.given_at as at from introduction_rating x
             join introduction_call c on c.institution_id = x.institution_id and c.id = x.call_id
             join round r on r.institution_id = c.institution_id and r.id = c.round_id
           where x.institution_id = $1 and x.subject_id = $2 order by x.given_at`,
          [institutionId, id],
        );
        const opened = await secrets.openMany(tx, { institutionId }, sealedFields.rating, rows);
        for (const [index, { round, at }] of rows.entries()) {
          const rating = ratingIn(opened[index] ?? null);
          found.push([round, rating?.stars ?? null, rating?.words ?? '', at]);
        }
      },
      id,
    );
  return found;
}
