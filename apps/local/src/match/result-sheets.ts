import { asFit, type BarrierRule, ENGINE_VERSION, explainUnmatched } from '@footing/engine';
import { type Explained, reasonsFor } from '@footing/matching';
import type { RowReading } from '@footing/people';
import type { CellValue, Sheet } from '@footing/spreadsheets';
import type { ChoicesFile } from './choices-file';
import type { MatchResult } from './match-files';
import type { PeopleFile } from './people-file';
import { idOf } from './people-of-round';

/**
 * The result as tables: who meets whom and why, who is not matched and why, and what it was made with. No student's tier,
 * and nothing that was shared in confidence, is in them.
 */
export const resultSheets = (result: MatchResult): { pairings: Sheet; unmatched: Sheet; settings: Sheet } => ({
  pairings: pairingsSheet(result),
  unmatched: unmatchedSheet(result),
  settings: settingsSheet(result),
});

const rounded = (value: number): number => Number(value.toFixed(4));
const nameOf = ({ person }: RowReading): string => `${person.firstName} ${person.lastName}`;

/** What a person is known by, of which only what their file has gets a column. */
const keys = { email: 'e-mail', universityId: 'university ID', school: 'school' } as const;
const keysIn = ({ mapping }: PeopleFile) =>
  (['email', 'universityId', 'school'] as const).filter((key) => mapping.some(({ target }) => target === key));
const personCells = (reading: RowReading, file: PeopleFile): CellValue[] => [
  nameOf(reading),
  ...keysIn(file).map((key) => reading.person[key]),
];
const headersOf = (who: string, file: PeopleFile): string[] => [
  who,
  ...keysIn(file).map((key) => `${who}’s ${keys[key]}`),
];

const byId = (people: readonly RowReading[]): Map<string, RowReading> =>
  new Map(people.map((reading) => [idOf(reading), reading]));

/** The person with this id. @throws Error when there is none: the check lets no stranger into a draft. */
function known(people: ReadonlyMap<string, RowReading>, id: string): RowReading {
  const reading = people.get(id);
  if (!reading) throw new Error('a draft names somebody who is in no file');
  return reading;
}

function pairingsSheet({ files, settings: { criteria, reverse }, draft }: MatchResult): Sheet {
  const [students, mentors] = [byId(files.students.people), byId(files.mentors.people)];
  const rows = draft.pairs.map((pair): CellValue[] => {
    const [student, mentor] = [known(students, pair.studentId), known(mentors, pair.mentorId)];
    const fits = criteria.map(({ id }) => pair.parts.find(({ criterionId }) => criterionId === id)?.fit);
    return [
      ...personCells(student, files.students),
      ...personCells(mentor, files.mentors),
      rounded(asFit(pair.score)),
      ...whyCells({ ...pair, studentName: nameOf(student), mentorName: nameOf(mentor), reverse }),
      ...fits.map((fit) => (fit === undefined ? null : rounded(fit))),
    ];
  });
  const why = ['Why, for the consultant', 'Why, for the student', 'Why, for the mentor'];
  const fits = criteria.map(({ name, weight }) => `${name} (weight ${weight})`);
  return {
    name: 'Pairings',
    headers: [
      ...headersOf('Student', files.students),
      ...headersOf('Mentor', files.mentors),
      'Fit (0 to 1)',
      ...why,
      ...fits,
    ],
    rows,
  };
}

const whyCells = (explained: Explained): string[] =>
  (['consultant', 'student', 'mentor'] as const).map((audience) => reasonsFor(audience, explained).join(' '));

function unmatchedSheet({ files, settings: { reverse = false }, draft }: MatchResult): Sheet {
  const students = byId(files.students.people);
  const rows = draft.unmatched.map(({ studentId, reason }): CellValue[] => [
    ...personCells(known(students, studentId), files.students),
    explainUnmatched({ reason, audience: 'consultant', reverse }).join(' '),
    explainUnmatched({ reason, audience: 'student', reverse }).join(' '),
  ]);
  return {
    name: 'Unmatched',
    headers: [...headersOf('Student', files.students), 'Why, for the consultant', 'Why, for the student'],
    rows,
  };
}

function settingsSheet(result: MatchResult): Sheet {
  const { files, round, settings, input, draft, totalScore, notes } = result;
  const columns = [files.students, files.mentors].flatMap(({ fileName, mapping }) =>
    mapping.map(({ header, target }): CellValue[] => ['Column', `${fileName}: ${header}`, target]),
  );
  const rows: CellValue[][] = [
    ['Result', 'Students', input.students.length],
    ['Result', 'Matched', draft.pairs.length],
    ['Result', 'Sum of fits', rounded(totalScore)],
    ['Result', 'Proved best', 'yes'],
    ...settings.criteria.map((rule) => ['Criterion', `${rule.name} (${rule.kind})`, rule.weight, columnsOf(rule)]),
    ...settings.barriers.map((rule) => ['Barrier', `${rule.name} (${rule.kind})`, null, columnsOf(rule)]),
    ['Minimum fit', '', settings.minimumFit],
    ...choiceRows(round),
    ...[...round.tiers].map(([group, tier]) => ['Tier', group, tier]),
    ['Shared experience', 'How people agreed', round.sharedExperienceAgreed ?? 'not said, so it was left out'],
    ['Year', '', settings.year],
    ['Seed', '', input.seed],
    ['Engine', '', ENGINE_VERSION],
    ...columns,
    ...notes.map((note) => ['Note', '', note]),
  ];
  const headers = ['What', 'Which', 'Value', 'Details'];
  return { name: 'Settings', headers, rows: rows.map((row) => headers.map((_, index) => row[index])) };
}

/** What counted first, in the words of the settings file. */
function choiceRows(round: ChoicesFile): CellValue[][] {
  return [
    ['Aim', '', round.aim],
    ['Tiers', 'Do they count?', round.ignoreTiers ? 'no' : 'yes'],
    ['Fairness', round.groupColumn ?? '', round.fairness],
    ...[...round.floors].map(([group, places]): CellValue[] => ['Places kept', group, places]),
    ['Keep what was there', '', round.retention],
    ['Mentor’s view', '', round.mentorsView],
    ['Strength of the lottery', '', round.lotteryStrength],
    ['Reverse', 'Do students mentor the others?', round.reverse ? 'yes' : 'no'],
  ];
}

/** What a rule compares and how, in words; '' when it knows by itself. */
function columnsOf({
  studentField,
  mentorField,
  order,
  atLeast,
}: Pick<BarrierRule, 'studentField' | 'mentorField' | 'order' | 'atLeast'>): string {
  const parts = [
    studentField && mentorField ? `student’s ${studentField}, mentor’s ${mentorField}` : '',
    atLeast === undefined ? '' : `at least ${atLeast} above`,
    order === undefined ? '' : `in the order ${order.join(' < ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}
