import { InputRefused, type MatchInput } from '@footing/engine';
import { faultLine } from './file-fault';
import { refusedFault } from './match-files';
import { idOf } from './people-of-round';
import type { BothFiles } from './round-settings';

const file = (fileName: string, rows: Readonly<Record<string, number>>) => ({
  fileName,
  people: Object.entries(rows).map(([universityId, row]) => ({ row, person: { universityId } })),
});
const files = {
  students: file('students.csv', { zoe: 2, amy: 4 }),
  mentors: file('mentors.csv', { joan: 3 }),
} as unknown as BothFiles;
// The engine reads people in the order of their ids, not of the rows.
const idsOf = (kind: 'students' | 'mentors') =>
  files[kind].people.map((reading) => ({ id: idOf(reading) })).toReversed();
const input = { students: idsOf('students'), mentors: idsOf('mentors') } as unknown as MatchInput;
const line = (refused: InputRefused) => faultLine(refusedFault(refused, input, files, 'round.json'));

test('what the engine refuses is said in plain words, at the row it is about', () => {
  expect(line(new InputRefused('tier-out-of-range', 'its tier is 12', 'students[0].tier'))).toBe(
    'students.csv, row 4: A priority tier has to be from 1 to 9. Correct the file of students',
  );
  expect(line(new InputRefused('fewest-out-of-range', 'fewest', 'mentors[0].fewest'))).toMatch(
    /^mentors\.csv, row 3: /,
  );
});

test('what is about no row is for the settings to put right, and names no page', () => {
  expect(line(new InputRefused('weights-all-zero', 'weights'))).toBe(
    'round.json: Every criterion has the weight 0, so there is nothing to rank by. Give at least one a weight under "criteria" in the settings',
  );
});
