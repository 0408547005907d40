import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { goalIn, lastWordsIn, sealedFields } from './domain/sealed-words';

const BETWEEN = 'Only you and the person you are paired with can read it.';
const ALONE = 'The person you are paired with never sees it. It is kept for finding out what mentoring changes.';
const MINE = '(a.student_id = :student or o.mentor_id = :mentor)';
const WITH = `join pairing p on p.institution_id = x.institution_id and p.id = x.pairing_id
  join round r on r.institution_id = p.institution_id and r.id = p.round_id
  join application a on a.institution_id = p.institution_id and a.id = p.application_id
  join offer o on o.institution_id = p.institution_id and o.id = p.offer_id`;
const BY_ME = `x.side = case when a.student_id = :student then 'student' else 'mentor' end`;

/** What this library holds about a student or mentor. */
export const togetherParts: readonly PartOfMe[] = [
  {
    ...{ name: 'agreements', title: 'What you signed in your pairings', tables: ['agreement', 'agreement_signature'] },
    words: `The text, the name you signed with, and when. ${BETWEEN}`,
    columns: ['Round', 'Signed as', 'When', 'Version', 'Text'],
    rows: named(`select r.name, x.signed_name, x.signed_at, t.version, t.body from agreement_signature x ${WITH}
        join agreement t on t.institution_id = x.institution_id and t.pairing_id = x.pairing_id
      where x.institution_id = :here and ${MINE} and ${BY_ME} order by x.signed_at`),
  },
  {
    ...{
      name: 'awaited-together',
      title: 'What we asked you for in your pairings',
      tables: ['together_wait', 'closing'],
    },
    words: 'By when, when you were reminded, and who began to say goodbye.',
    columns: ['Round', 'What', 'Since', 'By when', 'Told', 'Reminded', 'Reminded again', 'Done', 'Goodbye begun by'],
    rows: named(`select r.name, x.what, x.began_at, x.by::text, x.told_at, x.half_told_at, x.last_told_at, x.done_at, c.started_by
      from together_wait x ${WITH}
        left join closing c on c.institution_id = x.institution_id and c.pairing_id = x.pairing_id and x.what = 'closing'
      where x.institution_id = :here and ${MINE} and ${BY_ME} order by x.began_at`),
  },
  {
    ...{ name: 'goals', title: 'Goals that you wrote', tables: ['goal'] },
    words: `In a group, shared goals are read by the whole group. ${BETWEEN}`,
    columns: ['Round', 'Goal', 'First step', 'By when', 'State', 'Written'],
    rows: goals,
  },
  {
    ...{ name: 'goal-comments', title: 'What you wrote beside goals', tables: ['goal_comment'] },
    words: BETWEEN,
    columns: ['Round', 'Your words', 'When'],
    rows: comments,
  },
  {
    ...{ name: 'last-words', title: 'What you wrote at the end', tables: ['closing_answer'] },
    words: `Your thanks are for the other person. What changed: ${ALONE}`,
    columns: ['Round', 'Your thanks', 'What changed', 'Would you meet again', 'When'],
    rows: lastWords,
  },
  {
    ...{ name: 'hear-again', title: 'That you want to hear of the next sign-up', tables: ['hear_again'] },
    words: 'You asked for it when you said goodbye. We write once.',
    columns: ['Round', 'You asked', 'We wrote'],
    rows: named(`select r.name, h.asked_at, h.told_at from hear_again h
      join pairing p on p.institution_id = h.institution_id and p.id = h.pairing_id
      join round r on r.institution_id = p.institution_id and r.id = p.round_id
      where h.institution_id = :here and h.subject_id in (:student, :mentor) order by h.asked_at`),
  },
];

const SEALED = (table: string, more: string) => `select r.name as round, ${more} from ${table} x
  join pairing p on p.institution_id = x.institution_id and p.id = x.pairing_id
  join round r on r.institution_id = p.institution_id and r.id = p.round_id
  where x.institution_id = $1 and x.subject_id = $2 order by 1`;

interface Written {
  readonly round: string;
  readonly sealed: Buffer;
}

/** Rows that somebody wrote, each with its words opened; '' where their key is gone. */
async function written<Row extends Written>(reading: Reading, field: string, sql: string) {
  const { tx, institutionId, person, secrets } = reading;
  const me = person.studentId ?? person.mentorId;
  if (me === null) return [];
  const rows = await tx.query<Row[]>(sql, [institutionId, me]);
  const all = rows.map(({ sealed }) => ({ personId: me, sealed }));
  const words = await secrets.openMany(tx, { institutionId }, field, all);
  return rows.map((row, at) => ({ ...row, words: words[at] ?? '' }));
}

async function goals(reading: Reading): Promise<Cell[][]> {
  type Row = Written & { readonly by: string | null; readonly state: string; readonly at: Date };
  const sql = SEALED('goal', 'x.sealed, x.by::text as by, x.state, x.made_at as at');
  const rows = await written<Row>(reading, sealedFields.goal, sql);
  return rows.map(({ round, words, by, state, at }) => {
    const { goal, firstStep } = goalIn(words);
    return [round, goal, firstStep, by, state, at];
  });
}

async function comments(reading: Reading): Promise<Cell[][]> {
  type Row = Written & { readonly at: Date };
  const rows = await written<Row>(reading, sealedFields.comment, SEALED('goal_comment', 'x.sealed, x.at'));
  return rows.map(({ round, words, at }) => [round, words, at]);
}

async function lastWords(reading: Reading): Promise<Cell[][]> {
  type Row = Written & { readonly again: string; readonly at: Date };
  const sql = SEALED('closing_answer', 'x.sealed, x.meet_again as again, x.answered_at as at');
  const rows = await written<Row>(reading, sealedFields.closing, sql);
  return rows.map(({ round, words, again, at }) => {
    const { thanks, changed } = lastWordsIn(words);
    return [round, thanks, changed.filter(Boolean).join(' / '), again, at];
  });
}
