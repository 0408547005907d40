import { aimNames, type ChoicesGiven, choiceFaults, fairnessKindNames, type RoundSizes } from './choices';

const usual: ChoicesGiven = {
  aim: 'most-matched',
  ignoreTiers: false,
  ignoreTiersReason: '',
  fairness: 'none',
  fairnessReason: '',
  floors: [],
};
const nobody: RoundSizes = { studentsOfGroup: new Map(), students: 0, places: 0 };
const some: RoundSizes = { studentsOfGroup: new Map([['care', 3]]), students: 10, places: 4 };
const floors = (...places: (number | undefined)[]): ChoicesGiven => ({
  ...usual,
  fairness: 'floors',
  fairnessReason: 'Our plan promises it',
  floors: places.map((each, index) => ({ priorityGroupId: ['care', 'estranged'][index] ?? '', places: each })),
});
const fieldsOf = (given: ChoicesGiven, sizes = some) => choiceFaults(given, sizes).map(({ field }) => field);

test('what a new round starts with is in order', () => {
  expect(choiceFaults(usual, nobody)).toEqual([]);
});

test('ignoring the tiers, and any choice of fairness, needs a reason', () => {
  expect(fieldsOf({ ...usual, ignoreTiers: true })).toEqual(['ignoreTiersReason']);
  expect(fieldsOf({ ...usual, ignoreTiers: true, ignoreTiersReason: 'A pilot of ten' })).toEqual([]);
  expect(fieldsOf({ ...usual, fairness: 'even-coverage' })).toEqual(['fairnessReason']);
});

test.each(fairnessKindNames.filter((kind) => kind !== 'none'))('a stable draft leaves no room for %s', (fairness) => {
  const given = { ...floors(1), fairness };
  expect(fieldsOf({ ...given, aim: 'stable' })).toEqual(['fairness']);
  for (const aim of aimNames.filter((each) => each !== 'stable')) expect(fieldsOf({ ...given, aim })).toEqual([]);
});

test('floors are more than none, and no higher than the group or the places', () => {
  expect(fieldsOf(floors())).toEqual(['floors']);
  expect(fieldsOf(floors(undefined))).toEqual(['floors']);
  expect(choiceFaults(floors(4, 1), some)).toEqual([
    { field: 'floors[0].places', message: '3 students of this round count for this group. Enter 3 or fewer' },
    { field: 'floors[1].places', message: 'No student who applied counts for this group. Leave this empty' },
  ]);
  expect(fieldsOf(floors(3), { ...some, places: 2 })).toEqual(['floors']);
  expect(fieldsOf(floors(3))).toEqual([]);
});

test('before anybody is in the round a floor may be any number', () => {
  expect(fieldsOf(floors(50), nobody)).toEqual([]);
});
