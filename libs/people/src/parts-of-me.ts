import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { Answers } from './data/answers';
import { fieldOf } from './data/experiences.query';
import { sides, type SideTables } from './data/sides';
import { fieldsOf, type PersonKind } from './domain/fields';

const STAFF = 'Staff of the mentoring service can read it, each as far as their work needs it.';

/** What this library holds about a student or mentor. */
export const peopleParts: readonly PartOfMe[] = [
  {
    ...{ name: 'about-you', title: 'Who you are', words: `Your name, number, address and school. ${STAFF}` },
    tables: ['student', 'mentor'],
    columns: [
      'As',
      'First name',
      'Last name',
      'University number',
      'E-mail address',
      'School',
      'Since',
      'Last changed',
    ],
    rows: named(
      (['student', 'mentor'] as const)
        .map(
          (
            who,
          ) => `select '${who}' as "as", p.first_name, p.last_name, p.university_id, p.email, s.name as school, p.created_at, p.updated_at
            from ${who} p left join school s on s.institution_id = p.institution_id and s.id = p.school_id
            where p.institution_id = :here and p.id = :${who}`,
        )
        .join(' union all '),
    ),
  },
  {
    ...{
      name: 'answers',
      title: 'What you said',
      words: `Your answers when you applied or offered your time. ${STAFF}`,
    },
    tables: ['application', 'offer'],
    columns: ['Round', 'Question', 'Your answer', 'Last changed'],
    rows: async (of) => [...(await answersOf(of, 'students')), ...(await answersOf(of, 'mentors'))],
  },
  {
    ...{ name: 'experience', title: 'What you would like to share' },
    words: 'It is kept sealed. Only the matching step reads it, and only while you say yes to that.',
    tables: ['experience_wanted', 'experience_offered'],
    columns: ['Round', 'Experience', 'How you agreed', 'When'],
    rows: async (of) => [...(await experiencesOf(of, 'students')), ...(await experiencesOf(of, 'mentors'))],
  },
  {
    ...{ name: 'groups', title: 'Groups the university counts you in' },
    words:
      'They are groups of the university’s access and participation plan. Programme leads can read them, and consultants for the students in their care; mentors cannot.',
    tables: ['priority_group_member'],
    columns: ['Group', 'Where it comes from'],
    // Also what they said themselves under a yes whose time is over: nobody but they see that.
    rows: (of) => underPurpose(of.tx, 'own', () => groupsOf(of), of.person.studentId ?? ''),
  },
  {
    ...{ name: 'order', title: 'When your turn comes' },
    words:
      'Students with a 1 are given a mentor first. Programme leads can read it, and consultants for the students in their care; mentors cannot. The reason for it is with the records office alone.',
    tables: ['signed_off_tier'],
    columns: ['Round', 'Turn', 'Said by', 'Until'],
    rows: named(`select r.name, a.sealed_tier::int as turn, 'a file of your university' as by, null::text as until from application a
        join round r on r.institution_id = a.institution_id and r.id = a.round_id
        where a.institution_id = :here and a.student_id = :student and a.sealed_tier is not null
      union all select r.name, t.tier::int, 'the records office', t.valid_until::text from signed_off_tier t
        join round r on r.institution_id = t.institution_id and r.id = t.round_id
        join student s on s.institution_id = t.institution_id and lower(s.university_id) = lower(t.student)
        where t.institution_id = :here and s.id = :student
      order by 1`),
  },
];

const groupsOf = named(`select g.name, m.source from priority_group_member m
  join priority_group g on g.institution_id = m.institution_id and g.id = m.priority_group_id
  where m.institution_id = :here and m.student_id = :student order by g.name`);

interface Said {
  readonly round: string;
  readonly answers: Answers;
  readonly places: number | null;
  readonly at: Date;
}

async function answersOf({ tx, institutionId, person }: Reading, kind: PersonKind): Promise<Cell[][]> {
  const { part, personKey } = sides[kind];
  const rows = await tx.query<Said[]>(
    `select r.name as round, a.answers, ${kind === 'mentors' ? 'a.places' : 'null'} as places, a.updated_at as at
     from ${part} a join round r on r.institution_id = a.institution_id and r.id = a.round_id
     where a.institution_id = $1 and a.${personKey} = $2 order by a.created_at`,
    [institutionId, kind === 'mentors' ? person.mentorId : person.studentId],
  );
  return rows.flatMap(({ round, answers, places, at }) => [
    ...(places === null ? [] : [[round, 'Students you can take', places, at]]),
    ...Object.entries(answers).map(([key, answer]): Cell[] => [round, question(kind, key), inWords(answer), at]),
  ]);
}

const question = (kind: PersonKind, key: string): string =>
  fieldsOf(kind).find((field) => field.key === key)?.label ?? key.replace(/^column:/, '').replaceAll('-', ' ');

const inWords = (answer: Answers[string]): string => (typeof answer === 'object' ? answer.join(', ') : String(answer));

interface OwnExperience {
  readonly round: string;
  readonly how: string;
  readonly at: Date;
  readonly sealed: Buffer;
}

async function experiencesOf({ tx, institutionId, person, secrets }: Reading, kind: PersonKind): Promise<Cell[][]> {
  const personId = kind === 'mentors' ? person.mentorId : person.studentId;
  if (personId === null) return [];
  const side = sides[kind];
  // Nobody but its owner sees it, so it is read in their name.
  const rows = await underPurpose(tx, 'own', () => ownExperiences(tx, side, institutionId, personId), personId);
  const words = await secrets.openMany(
    tx,
    { institutionId },
    fieldOf(side),
    rows.map(({ sealed }) => ({ personId, sealed })),
  );
  return rows.map(({ round, how, at }, place) => [round, words[place] ?? null, how, at]);
}

const ownExperiences = (tx: EntityManager, side: SideTables, institutionId: string, personId: string) =>
  tx.query<OwnExperience[]>(
    `select r.name as round, e.agreed_how as how, e.agreed_at as at, e.sealed from ${side.experience} e
       join ${side.part} a on a.institution_id = e.institution_id and a.id = e.${side.partKey}
       join round r on r.institution_id = a.institution_id and r.id = a.round_id
     where e.institution_id = $1 and e.subject_id = $2 order by e.agreed_at, e.item`,
    [institutionId, personId],
  );
