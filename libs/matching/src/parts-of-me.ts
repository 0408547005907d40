import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { type Audience, explainUnmatched, type Part, type UnmatchedReason } from '@footing/engine';
import { reasonsFor } from './domain/reasons';

const STAFF = 'Programme leads can read it, and consultants for the students in their care.';
const APPLICATIONS = '(select id from application where institution_id = :here and student_id = :student)';
const OFFERS = '(select id from offer where institution_id = :here and mentor_id = :mentor)';
const OF_PAIR = `(p.application_id in ${APPLICATIONS} or p.offer_id in ${OFFERS})`;

/** What this library holds about a student or mentor. Partners are named only once the two were told of one another. */
export const matchingParts: readonly PartOfMe[] = [
  {
    ...{ name: 'suggestions', title: 'Who was suggested for you, and why' },
    words: `Each time the matching step suggested somebody for you. They are named only where you were told. ${STAFF}`,
    tables: ['draft_pair'],
    columns: ['Round', 'Draft', 'When', 'With', 'Fit, 0 to 1', 'What a consultant said', 'Why'],
    rows: suggestions,
  },
  {
    ...{
      name: 'without',
      title: 'When nobody was found for you',
      words: `Drafts that had no mentor for you, and why. ${STAFF}`,
    },
    tables: ['draft_unmatched'],
    columns: ['Round', 'Draft', 'When', 'Why'],
    rows: withoutMentor,
  },
  {
    ...{ name: 'answers-then', title: 'What you had said when a draft was made' },
    words: `Your answers as the matching step read them then. It goes twelve months after the round. ${STAFF}`,
    tables: ['draft_input'],
    columns: ['Round', 'Draft', 'When', 'Question', 'Your answer'],
    rows: named(`select r.name as round, d.number, d.created_at, said.key, said.value #>> '{}' as answer from draft_input i
        join draft d on d.institution_id = i.institution_id and d.id = i.draft_id
        join round r on r.institution_id = d.institution_id and r.id = d.round_id
        cross join lateral jsonb_array_elements((i.input->'students') || (i.input->'mentors')) one
        cross join lateral jsonb_each(one->'answers') said
      where i.institution_id = :here and ((one->>'id')::uuid in ${APPLICATIONS} or (one->>'id')::uuid in ${OFFERS})
      order by d.created_at, said.key`),
  },
  {
    ...{ name: 'pairings', title: 'Your pairings' },
    words: `Who you were paired with. The other person knows too. ${STAFF}`,
    tables: ['pairing'],
    columns: ['Round', 'With', 'How it stands', 'Proposed', 'Answer by'],
    rows: named(`select r.name as round, btrim(case when a.student_id = :student then m.first_name || ' ' || m.last_name
          else s.first_name || ' ' || s.last_name end) as partner, p.state, p.proposed_at, p.answer_by::text
      from pairing p join round r on r.institution_id = p.institution_id and r.id = p.round_id
        join application a on a.institution_id = p.institution_id and a.id = p.application_id
        join student s on s.institution_id = a.institution_id and s.id = a.student_id
        join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
        join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
      where p.institution_id = :here and ${OF_PAIR} order by p.proposed_at`),
  },
  {
    ...{ name: 'choices-of-consultants', title: 'What consultants decided about you' },
    words: `That something was decided, and when. What they wrote may be about others too: ask us, and a person goes through it first. ${STAFF}`,
    tables: ['decision'],
    columns: ['Round', 'When', 'What', 'Something was written'],
    rows: named(`select r.name as round, p.decided_at, p.kind, p.reason <> '' from decision p
        join round r on r.institution_id = p.institution_id and r.id = p.round_id
      where p.institution_id = :here and ${OF_PAIR} order by p.decided_at`),
  },
  {
    ...{ name: 'opened-for-review', title: 'When consultants opened your place in a draft' },
    words: `Who has it open now, and who opened it in each draft, by the hour alone: the record of who looked names them. ${STAFF}`,
    tables: ['review_look', 'review_claim'],
    columns: ['What', 'When', 'Without your name'],
    rows: named(`select 'opened' as what, l.looked_at, not l.named from review_look l
      where l.institution_id = :here and l.application_id in ${APPLICATIONS}
      union all select 'being reviewed', c.claimed_at, null from review_claim c
      where c.institution_id = :here and c.application_id in ${APPLICATIONS} order by 2`),
  },
  {
    ...{ name: 'chances', title: 'Your chance in a lottery' },
    words: `In how many of many tries you had a mentor, where a lottery decides between equals. ${STAFF}`,
    tables: ['draft_chance'],
    columns: ['Round', 'Draft', 'Had a mentor', 'Of so many tries'],
    rows: named(`select r.name as round, d.number, c.served, c.draws from draft_chance c
        join draft d on d.institution_id = c.institution_id and d.id = c.draft_id
        join round r on r.institution_id = d.institution_id and r.id = d.round_id
      where c.institution_id = :here and c.application_id in ${APPLICATIONS} order by d.created_at`),
  },
  {
    ...{
      name: 'yes-behind-drafts',
      title: 'Drafts that rest on your yes',
      words: `Which of your decisions a draft was made with. ${STAFF}`,
    },
    tables: ['draft_use'],
    columns: ['Draft', 'When', 'What for', 'About'],
    rows: named(`select d.number, d.created_at, u.purpose, u.item from draft_use u
        join draft d on d.institution_id = u.institution_id and d.id = u.draft_id
      where u.institution_id = :here and u.subject_id in (:student, :mentor) order by d.created_at, u.purpose, u.item`),
  },
];

interface Suggestion {
  readonly round: string;
  readonly number: number;
  readonly at: Date;
  readonly mine: Exclude<Audience, 'consultant'>;
  readonly student: string;
  readonly mentor: string;
  readonly score: number;
  readonly review: string;
  readonly parts: readonly Part[];
  readonly reverse: boolean;
}

const MOST_SCORE = 65_535;
const SOMEBODY = 'Somebody';

/** The reasons are those that this person would read; the other's name only where the pair was published. */
async function suggestions({ tx, institutionId, person }: Reading): Promise<Cell[][]> {
  const rows = await tx.query<Suggestion[]>(
    `select r.name as round, d.number, d.created_at as at, case when a.student_id = $2 then 'student' else 'mentor' end as mine,
       btrim(s.first_name || ' ' || s.last_name) as student, btrim(m.first_name || ' ' || m.last_name) as mentor,
       p.score, p.review, p.parts, g.kind = 'reverse' as reverse
     from draft_pair p join draft d on d.institution_id = p.institution_id and d.id = p.draft_id
       join round r on r.institution_id = d.institution_id and r.id = d.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
     where p.institution_id = $1 and (a.student_id = $2 or o.mentor_id = $3) order by d.created_at, d.id`,
    [institutionId, person.studentId, person.mentorId],
  );
  return rows.map(({ round, number, at, mine, score, review, ...pair }) => {
    const known = review === 'published';
    const partner = mine === 'student' ? pair.mentor : pair.student;
    const names = {
      studentName: mine === 'student' || known ? pair.student : SOMEBODY,
      mentorName: mine === 'mentor' || known ? pair.mentor : SOMEBODY,
    };
    const why = reasonsFor(mine, { score, parts: pair.parts, reverse: pair.reverse, ...names }).join(' ');
    return [round, number, at, known ? partner : SOMEBODY, Math.round((score / MOST_SCORE) * 1000) / 1000, review, why];
  });
}

async function withoutMentor({ tx, institutionId, person }: Reading): Promise<Cell[][]> {
  const rows = await tx.query<{ round: string; number: number; at: Date; reason: UnmatchedReason; reverse: boolean }[]>(
    `select r.name as round, d.number, d.created_at as at, u.reason, g.kind = 'reverse' as reverse
     from draft_unmatched u join draft d on d.institution_id = u.institution_id and d.id = u.draft_id
       join round r on r.institution_id = d.institution_id and r.id = d.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = u.institution_id and a.id = u.application_id
     where u.institution_id = $1 and a.student_id = $2 order by d.created_at`,
    [institutionId, person.studentId],
  );
  return rows.map(({ round, number, at, reason, reverse }) => [
    ...[round, number, at],
    explainUnmatched({ reason, audience: 'student', reverse }).join(' '),
  ]);
}
