import type { Cell, PartOfMe, Reading } from '@footing/consent';
import { fieldsOf } from '@footing/people';
import { needsFrom, SealedAnswers } from './sealed-answers.service';

/** What this library holds about a student. */
export const joiningParts: readonly PartOfMe[] = [
  {
    ...{ name: 'sign-up', title: 'What you answered while signing up' },
    words: 'Your answers on the way to an application. Nobody but you can read them until you send them.',
    tables: ['sign_up'],
    columns: ['Round', 'Question', 'Your answer', 'Last changed', 'Sent'],
    rows: signUps,
  },
  {
    ...{ name: 'access-needs', title: 'What must work for you when you meet somebody' },
    words:
      'Only staff who arrange your mentoring can read it, and each look is recorded. It is never used for matching.',
    tables: ['access_need'],
    columns: ['Round', 'What must work for you', 'Last changed'],
    rows: accessNeeds,
  },
];

interface Row {
  readonly round: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly experiences: Buffer | null;
  readonly needs: Buffer | null;
  readonly at: Date;
  readonly sentAt: Date | null;
}

async function signUps({ tx, institutionId, person: { studentId }, secrets }: Reading): Promise<Cell[][]> {
  if (studentId === null) return [];
  const rows = await tx.query<Row[]>(
    `select r.name as round, u.answers, u.experiences, u.needs, u.updated_at as at, u.sent_at as "sentAt" from sign_up u
       join round r on r.institution_id = u.institution_id and r.id = u.round_id
     where u.institution_id = $1 and u.student_id = $2 order by u.created_at`,
    [institutionId, studentId],
  );
  const sealed = new SealedAnswers(secrets);
  const all: Cell[][] = [];
  for (const { round, answers, at, sentAt, ...row } of rows) {
    const asked = await sealed.experiences(tx, { institutionId }, studentId, row.experiences);
    const needs = await sealed.needs(tx, { institutionId }, studentId, row.needs);
    const said = [
      ...Object.entries(answers).map(([key, value]) => [question(key), inWords(value)] as const),
      ...(asked ? [['What you would like to share', asked.words.join(', ')] as const] : []),
      ...(needs ? [['What must work for you', [...needs.chosen, needs.more].filter(Boolean).join('. ')] as const] : []),
    ];
    all.push(...said.map(([label, value]): Cell[] => [round, label, value, at, sentAt]));
  }
  return all;
}

async function accessNeeds({ tx, institutionId, person: { studentId }, secrets }: Reading): Promise<Cell[][]> {
  if (studentId === null) return [];
  const rows = await tx.query<{ round: string; sealed: Buffer; at: Date }[]>(
    `select r.name as round, n.sealed, n.updated_at as at from access_need n
       join application a on a.institution_id = n.institution_id and a.id = n.application_id
       join round r on r.institution_id = a.institution_id and r.id = a.round_id
     where n.institution_id = $1 and a.student_id = $2 order by n.updated_at`,
    [institutionId, studentId],
  );
  const owned = rows.map(({ sealed }) => ({ personId: studentId, sealed }));
  const words = await secrets.openMany(tx, { institutionId }, 'access_need.sealed', owned);
  return rows.map(({ round, at }, place) => {
    const { chosen, more } = needsFrom(words[place] ?? '');
    return [round, [...chosen, more].filter(Boolean).join('. '), at];
  });
}

const question = (key: string): string => fieldsOf('students').find((field) => field.key === key)?.label ?? key;
const inWords = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join(', '));
