import fc from 'fast-check';
import type { Answer, Answers, BarrierRule, Criterion, CriterionKind, MatchInput, RoundSettings } from '../model/input';

/** Rounds in which everything the engine knows happens at once, and answers that no form would let through. */

const vocabulary = [
  ...['a', 'B', ' b ', 'c  d', 'C d', '', ' ', 'é', 'e\u0301', 'ß', 'ẞ', 'İ', '数学', '👩‍🎓', 'undecided', 'Undecided'],
  ...['law', 'Policy', 'art', 'sea', 'in person', 'In-Person', 'online', 'constructor', '__proto__', 'toString'],
  ...Array.from({ length: 330 }, (_, at) => `word ${at}`),
];
const times = [
  ...['Mon 09:00-12:00', 'Monday 10:30–11:15', 'tue 9am-1pm', 'Tuesday 12.30 - 13.07', 'Sun 22:00-02:00'],
  ...['Fri 09:00-10:00, 14:00-16:00', 'Weds 00:00-24:00', 'Tuesday evening', 'mornings', 'Mon 25:00-26:00', 'Mon 9-12'],
];

const someWords = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(vocabulary, { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.subarray(vocabulary.slice(0, 24), { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.subarray(vocabulary, { minLength: 40, maxLength: 340 }) },
);
const word = fc.constantFrom(...vocabulary.slice(0, 40));
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 5, arbitrary: someWords },
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 3.5, 2019, Number.NaN, Infinity) },
  { weight: 1, arbitrary: fc.constantFrom('2021', ' 7 ', '1.25', '', ' ') },
);
const year = fc.constantFrom<Answer>(1980, 2015, '2022', 2026, 2030, 'lately');
const grade = fc.constantFrom<Answer>('', 'one', ' Two', 'three', 'FOUR', 'nine', 2);
const free = fc.oneof(fc.subarray(times.slice(0, 7)), fc.subarray(times), fc.constantFrom<Answer>(...times));

const answers: fc.Arbitrary<Answers> = fc
  .record(
    {
      ...Object.fromEntries(
        ['helpWanted', 'helpOffered', 'direction', 'sectors', 'waysOfWorking', 'interests', 'course'].map((field) => [
          field,
          answer,
        ]),
      ),
      ...{ sharedExperienceWanted: answer, sharedExperienceOffered: answer, meetingModes: answer, place: answer },
      ...{ sharedExperienceAsked: fc.constantFrom('No', 'yes'), fieldEntryYear: year, graduationYear: year },
      ...{ availability: free, 'column:a': answer, 'column:b': grade, 'column:n': fc.oneof(answer, year) },
    },
    { requiredKeys: [] },
  )
  .map((record) => ({ ...record }));

const kinds: readonly CriterionKind[] = [
  ...(['help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'interests'] as const),
  ...(['picks', 'ratings', 'equal', 'different', 'overlap', 'closeness', 'steps-apart'] as const),
];
const field = fc.constantFrom('column:a', 'column:b', 'column:n', 'interests', 'toString');
const columns = fc.record(
  { order: fc.constant(['one', 'two', 'three', 'four']), atLeast: fc.constantFrom(0, 1, 2, -1) },
  { requiredKeys: [] },
);
const criteria: fc.Arbitrary<Criterion[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom(...kinds),
      name: fc.constant('A criterion'),
      weight: fc.constantFrom(0, 0.001, 1, 5, 10, 33.333, 100),
      studentField: field,
      mentorField: field,
      more: columns,
    }),
    { maxLength: 9, selector: ({ id }) => id },
  )
  .map((found) => found.map(({ more, ...criterion }) => ({ ...criterion, ...more })));
const barriers: fc.Arbitrary<BarrierRule[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom<BarrierRule['kind']>(
        ...(['no-shared-mode', 'no-shared-time', 'must-be-equal', 'must-differ', 'must-overlap'] as const),
        'must-be-steps-apart',
      ),
      name: fc.constant('A barrier'),
      studentField: field,
      mentorField: field,
      more: columns,
    }),
    { maxLength: 2, selector: ({ id }) => id },
  )
  .map((found) => found.map(({ more, ...rule }) => ({ ...rule, ...more })));

/** Settings of every kind. */
export const hostileSettings: fc.Arbitrary<RoundSettings> = fc
  .record({
    criteria,
    barriers,
    minimumFit: fc.constantFrom(0, 0, 0.3, 0.9),
    sectors: fc.constant({ law: 'Society', policy: 'society', art: 'making', b: 'making' }),
    mentorsView: fc.constantFrom(0, 0, 0.25, 0.3337, 1),
    year: fc.constantFrom(undefined, 2026),
    reverse: fc.boolean(),
  })
  .map(({ year: now, ...settings }) => ({ ...settings, ...(now !== undefined && { year: now }) }));

const mostImportant = fc.constantFrom(undefined, ...kinds);
const ids = (prefix: string) =>
  fc.uniqueArray(
    fc.nat(9).map((at) => `${prefix}${at}`),
    { maxLength: 4 },
  );
const stars = (prefix: string) =>
  fc.dictionary(
    fc.nat(9).map((at) => `${prefix}${at}`),
    fc.constantFrom(1, 2, 3, 4, 5, 0, 4.5),
    { maxKeys: 3 },
  );
const says = (others: string) =>
  fc.record(
    { answers, mostImportant, avoids: ids(others), picks: ids(others), ratings: stars(others) },
    { requiredKeys: ['answers'] },
  );
const without = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

export const hostileRounds: fc.Arbitrary<MatchInput> = fc
  .record({
    students: fc.array(says('m'), { minLength: 1, maxLength: 10 }),
    mentors: fc.array(fc.tuple(says('s'), fc.nat(2), ids('s')), { maxLength: 10 }),
    settings: hostileSettings,
    rejected: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 3 }),
  })
  .map(({ students, mentors, settings, rejected }) => ({
    students: students.map((one, i) => without({ ...one, id: `s${i}`, tier: 1 }) as MatchInput['students'][number]),
    mentors: mentors.map(
      ([one, places, same], j) =>
        without({ ...one, id: `m${j}`, places, samePersonAs: same.slice(0, 1) }) as MatchInput['mentors'][number],
    ),
    settings,
    pins: [],
    rejections: rejected.map(([i, j]) => ({ studentId: `s${i}`, mentorId: `m${j}` })),
    seed: '',
  }));
