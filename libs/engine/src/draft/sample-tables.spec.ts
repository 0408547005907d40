import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';
import type { Answers, MatchInput, RoundSettings } from '../model/input';

const folder = join(__dirname, '../../../../test/fixtures/mentor-match');
const GRADES = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];

/** Rows of a table as answers: a column `Job title` becomes `column:job-title`; lists are split at commas. */
function rows(file: string): { email: string; answers: Answers }[] {
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/u);
  const names = head.split(',').map((name) => `column:${name.trim().toLowerCase().replaceAll(' ', '-')}`);
  return lines.map((line) => {
    const cells = [...line.matchAll(/("([^"]*)"|[^,]*)(?:,|$)/gu)].map(([, plain = '', quoted]) => quoted ?? plain);
    const answers = names.map((name, at): [string, string | string[]] => [name, split(name, cells[at] ?? '')]);
    return { email: cells[2] ?? '', answers: Object.fromEntries(answers) };
  });
}

const split = (name: string, cell: string) =>
  name === 'column:characteristics' ? cell.split(',').map((word) => word.trim()) : cell;

const grade = { studentField: 'column:grade', mentorField: 'column:grade', order: GRADES };
const settings: RoundSettings = {
  criteria: [
    { id: 'grade', kind: 'closeness', name: 'Grade', weight: 40, ...grade },
    {
      id: 'profession',
      kind: 'equal',
      name: 'Profession',
      weight: 30,
      studentField: 'column:profession',
      mentorField: 'column:profession',
    },
    {
      id: 'identity',
      kind: 'overlap',
      name: 'Identity',
      weight: 30,
      studentField: 'column:identity-to-match',
      mentorField: 'column:characteristics',
    },
  ],
  barriers: [
    { id: 'above', kind: 'must-be-steps-apart', name: 'Above', atLeast: 1, ...grade },
    {
      id: 'elsewhere',
      kind: 'must-differ',
      name: 'Elsewhere',
      studentField: 'column:organisation',
      mentorField: 'column:organisation',
    },
  ],
  minimumFit: 0,
};

function sample(size: 'small' | 'large'): MatchInput {
  const students = rows(`${size}-mentees.csv`).map(({ email, answers }, at) => ({
    id: email,
    tier: 1 + (at % 3),
    answers,
  }));
  const mentors = rows(`${size}-mentors.csv`).map(({ email, answers }) => ({ id: email, places: 1, answers }));
  return { students, mentors, settings, pins: [], rejections: [], seed: 'sample' };
}

test.each([
  ['small', 50],
  ['large', 500],
] as const)('the %s tables of a real scheme give a draft with nothing wrong', (size, people) => {
  const input = sample(size);
  const draft = makeDraft(input);
  expect([input.students.length, input.mentors.length]).toEqual([people, people]);
  expect(check(input, draft)).toEqual([]);
  expect(draft.pairs.length).toBeGreaterThan(people / 2);
  const steps = (id: string, list: MatchInput['students'] | MatchInput['mentors']) =>
    GRADES.indexOf(String(list.find((one) => one.id === id)?.answers['column:grade']));
  for (const { studentId, mentorId } of draft.pairs)
    expect(steps(mentorId, input.mentors)).toBeGreaterThan(steps(studentId, input.students));
  for (const { reason } of draft.unmatched) expect(['places-taken', 'no-mentor-allowed']).toContain(reason.code);
});
