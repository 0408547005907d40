import fc from 'fast-check';
import { criterion, GRADES, mentor, settingsWith, smallRounds, student } from '../../test/small-rounds';
import type { Answers, Criterion, RoundSettings } from '../model/input';
import { asFit, pointsFor, SCORE_MAX, sharesOf } from '../model/points';
import { exactFit, exactPoints, exactShares } from '../spec/exact-score';
import { scorePair } from './score';

type Case = [
  what: string,
  criterion: Criterion,
  student: Answers,
  mentor: Answers,
  fit: number,
  code: string,
  values: string[],
];

const fit = (one: Criterion, ours: Answers, theirs: Answers, more: Partial<RoundSettings> = {}) =>
  scorePair(
    student('s', { answers: ours }),
    mentor('m', { answers: theirs }),
    settingsWith({ criteria: [one], ...more }),
  );

const sides = { studentField: 'column:a', mentorField: 'column:b' };
const graded = { ...sides, order: GRADES };
const sectors = { law: 'Society', Policy: 'society', art: 'making' };

const cases: Case[] = [
  [
    'half the help',
    criterion({ kind: 'help' }),
    { helpWanted: ['CV  Writing', 'x'] },
    { helpOffered: ['cv writing'] },
    0.5,
    'help-shared',
    ['CV  Writing'],
  ],
  ['no help', criterion({ kind: 'help' }), { helpWanted: ['x'] }, { helpOffered: ['y'] }, 0, 'help-none', []],
  [
    'same sector',
    criterion({ kind: 'direction' }),
    { direction: ['Law', 'art'] },
    { sectors: ['LAW'] },
    1,
    'direction-same',
    ['Law'],
  ],
  [
    'near sector',
    criterion({ kind: 'direction' }),
    { direction: ['Law'] },
    { sectors: ['policy'] },
    0.5,
    'direction-near',
    ['Law', 'policy'],
  ],
  [
    'other sector',
    criterion({ kind: 'direction' }),
    { direction: ['Law'] },
    { sectors: ['art', 'sea'] },
    0,
    'direction-other',
    [],
  ],
  [
    'partly undecided',
    criterion({ kind: 'direction' }),
    { direction: ['Undecided', 'art'] },
    { sectors: ['art'] },
    1,
    'direction-same',
    ['art'],
  ],
  [
    'ways',
    criterion({ kind: 'ways-of-working' }),
    { waysOfWorking: ['a', 'b', 'c'] },
    { waysOfWorking: ['C', 'd'] },
    0.5,
    'ways-shared',
    ['c'],
  ],
  ['interests', criterion({ kind: 'interests' }), { interests: ['a'] }, { interests: ['b'] }, 0, 'interests-none', []],
  [
    'experience',
    criterion({ kind: 'shared-experience' }),
    { sharedExperienceWanted: ['a', 'b'] },
    { sharedExperienceOffered: ['b', 'z'] },
    1,
    'experience-shared',
    ['b'],
  ],
  [
    'other experience',
    criterion({ kind: 'shared-experience' }),
    { sharedExperienceWanted: ['a'] },
    { sharedExperienceOffered: ['z'] },
    0,
    'experience-none',
    [],
  ],
  [
    'same course',
    criterion({ kind: 'recent-path' }),
    { course: 'History' },
    { course: 'history' },
    1,
    'path-same-course',
    ['History'],
  ],
  [
    'same course, fresh',
    criterion({ kind: 'recent-path' }),
    { course: 'History' },
    { course: 'history', fieldEntryYear: 2024 },
    1,
    'path-same-course-recent',
    ['History'],
  ],
  [
    'same course, nine years',
    criterion({ kind: 'recent-path' }),
    { course: 'a' },
    { course: 'a', graduationYear: '2017' },
    0.75,
    'path-same-course',
    ['a'],
  ],
  [
    'one course of two, five years',
    criterion({ kind: 'recent-path' }),
    { course: ['a', 'b'] },
    { course: 'b', graduationYear: '2021' },
    (1 + 10 / 12) / 2,
    'path-same-course-recent',
    ['b'],
  ],
  [
    'other course, long ago',
    criterion({ kind: 'recent-path' }),
    { course: 'a' },
    { course: 'b', graduationYear: 1980 },
    0,
    'path-other',
    [],
  ],
  [
    'only the year',
    criterion({ kind: 'recent-path' }),
    { course: 'a' },
    { graduationYear: 2026 },
    1,
    'path-recent',
    [],
  ],
  [
    'practical',
    criterion({ kind: 'practical' }),
    { meetingModes: ['Online'], availability: ['Monday evening'] },
    { meetingModes: ['online'], availability: ['Friday evening'] },
    0.5,
    'practical-partly',
    ['Online'],
  ],
  [
    'place counts in person',
    criterion({ kind: 'practical' }),
    { meetingModes: ['in person'], place: 'Leeds' },
    { meetingModes: ['In person'], place: 'Bath' },
    0.5,
    'practical-partly',
    ['in person'],
  ],
  [
    'place does not count online',
    criterion({ kind: 'practical' }),
    { meetingModes: ['online'], place: 'Leeds' },
    { meetingModes: ['online'], place: 'Bath' },
    1,
    'practical-suits',
    ['online'],
  ],
  [
    'nothing practical',
    criterion({ kind: 'practical' }),
    { availability: ['a'] },
    { availability: ['b'] },
    0,
    'practical-differs',
    [],
  ],
  [
    'two shared hours are plenty',
    criterion({ kind: 'practical' }),
    { availability: ['Mon 09:00-12:00', 'Tue 18:00-19:00'] },
    { availability: ['monday 10:00–11:30', 'Tuesday 18:30-20:00'] },
    1,
    'practical-suits',
    ['Monday 10:00–11:30', 'Tuesday 18:30–19:00'],
  ],
  [
    'half an hour is a quarter of what it takes',
    criterion({ kind: 'practical' }),
    { availability: ['Mon 09:00-12:00'] },
    { availability: ['Mon 11:30-13:00'] },
    0.25,
    'practical-partly',
    ['Monday 11:30–12:00'],
  ],
  [
    'times that never meet',
    criterion({ kind: 'practical' }),
    { availability: ['Mon 09:00-12:00'] },
    { availability: ['Mon 12:00-13:00'] },
    0,
    'practical-differs',
    [],
  ],
  [
    'times cannot be compared with words',
    criterion({ kind: 'practical' }),
    { availability: ['Mon 09:00-12:00'], meetingModes: ['online'] },
    { availability: ['Monday mornings', 'Mon 09:00-12:00'], meetingModes: ['online'] },
    1,
    'practical-suits',
    ['online'],
  ],
  [
    'three of four hours of free time',
    criterion({ kind: 'free-time' }),
    { availability: ['Mon 09:00-12:00', 'Tue 18:00-19:00'] },
    { availability: ['Mon 10:00-13:00', 'Tue 18:00-20:00'] },
    0.75,
    'time-both-free',
    ['Monday 10:00–12:00', 'Tuesday 18:00–19:00'],
  ],
  [
    'more free time than four hours is no better',
    criterion({ kind: 'free-time' }),
    { availability: ['Mon 09:00-17:00'] },
    { availability: ['Mon 10:00-18:00'] },
    1,
    'time-both-free',
    ['Monday 10:00–17:00'],
  ],
  [
    'no free time at once',
    criterion({ kind: 'free-time' }),
    { availability: ['Mon 09:00-12:00'] },
    { availability: ['Tue 09:00-12:00'] },
    0,
    'time-never-both',
    [],
  ],
  [
    'free time in words of their own',
    criterion({ kind: 'free-time' }),
    { availability: ['Monday evening', 'weekends'] },
    { availability: ['monday evening'] },
    1,
    'time-both-free',
    ['Monday evening'],
  ],
  [
    'equal',
    criterion({ kind: 'equal', ...sides }),
    { 'column:a': ' École ' },
    { 'column:b': 'E\u0301cole' },
    1,
    'column-same',
    ['École'],
  ],
  [
    'not equal',
    criterion({ kind: 'equal', ...sides }),
    { 'column:a': 'x' },
    { 'column:b': 'y' },
    0,
    'column-not-same',
    [],
  ],
  [
    'different',
    criterion({ kind: 'different', ...sides }),
    { 'column:a': 'x' },
    { 'column:b': 'y' },
    1,
    'column-different',
    [],
  ],
  [
    'not different',
    criterion({ kind: 'different', ...sides }),
    { 'column:a': 'x' },
    { 'column:b': 'X' },
    0,
    'column-not-different',
    ['x'],
  ],
  [
    'overlap',
    criterion({ kind: 'overlap', ...sides }),
    { 'column:a': ['x', 'y'] },
    { 'column:b': ['y', 'z'] },
    0.5,
    'column-shared',
    ['y'],
  ],
  [
    'no overlap',
    criterion({ kind: 'overlap', ...sides }),
    { 'column:a': ['x'] },
    { 'column:b': ['z'] },
    0,
    'column-none-shared',
    [],
  ],
  [
    'close in an order',
    criterion({ kind: 'closeness', ...graded }),
    { 'column:a': 'Two' },
    { 'column:b': 'three' },
    1 - 1 / 3,
    'column-close',
    ['Two', 'three'],
  ],
  [
    'close in number',
    criterion({ kind: 'closeness', ...sides }),
    { 'column:a': 4 },
    { 'column:b': '3' },
    0.5,
    'column-close',
    ['4', '3'],
  ],
  [
    'steps',
    criterion({ kind: 'steps-apart', ...graded, atLeast: 2 }),
    { 'column:a': 'one' },
    { 'column:b': 'three' },
    1,
    'column-steps-enough',
    ['one', 'three'],
  ],
  [
    'too few steps',
    criterion({ kind: 'steps-apart', ...graded }),
    { 'column:a': 'two' },
    { 'column:b': 'one' },
    0,
    'column-steps-too-few',
    ['two', 'one'],
  ],
];

test.each(cases)('%s', (_, one, ours, theirs, expected, code, values) => {
  const { score, parts } = fit(one, ours, theirs, { sectors, year: 2026 });
  const whole = exactFit(BigInt(Math.round(12 * expected)), 12n);
  expect(score).toBe(Number(exactPoints(65535n, whole)));
  expect(parts).toMatchObject([
    { criterionId: one.id, weight: 1, fit: Number(whole) / 32768, points: score, evidence: { code, values } },
  ]);
});

test.each<[what: string, criterion: Criterion, student: Answers, mentor: Answers]>([
  ['no answer', criterion({ kind: 'help' }), {}, { helpOffered: ['a'] }],
  ['an empty text', criterion({ kind: 'equal', ...sides }), { 'column:a': ' ' }, { 'column:b': 'x' }],
  ['an empty list', criterion({ kind: 'help' }), { helpWanted: ['a'] }, { helpOffered: [] }],
  ['a list of blanks', criterion({ kind: 'help' }), { helpWanted: ['', ' '] }, { helpOffered: ['a'] }],
  [
    'a field every object has',
    criterion({ kind: 'equal', studentField: 'constructor', mentorField: 'toString' }),
    {},
    {},
  ],
  ['undecided', criterion({ kind: 'direction' }), { direction: ['UNDECIDED'] }, { sectors: ['law'] }],
  [
    'experience not asked for',
    criterion({ kind: 'shared-experience' }),
    { sharedExperienceAsked: 'No', sharedExperienceWanted: ['a'] },
    { sharedExperienceOffered: ['a'] },
  ],
  ['experience not offered', criterion({ kind: 'shared-experience' }), { sharedExperienceWanted: ['a'] }, {}],
  ['a year without a calendar', criterion({ kind: 'recent-path' }), { course: 'a' }, { graduationYear: 2020 }],
  [
    'different practical answers',
    criterion({ kind: 'practical' }),
    { meetingModes: ['online'] },
    { availability: ['a'] },
  ],
  [
    'a value outside the order',
    criterion({ kind: 'closeness', ...graded }),
    { 'column:a': 'one' },
    { 'column:b': 'nine' },
  ],
  ['a word for a number', criterion({ kind: 'closeness', ...sides }), { 'column:a': 'many' }, { 'column:b': 3 }],
  ['no number', criterion({ kind: 'closeness', ...sides }), { 'column:a': Number.NaN }, { 'column:b': 3 }],
])('%s leaves nothing to compare, which is one half', (_, one, ours, theirs) => {
  const { score, parts } = fit(one, ours, theirs);
  expect(score).toBe(32768);
  expect(parts).toMatchObject([
    { kind: 'nothing-to-compare', points: 32768, weight: 1, evidence: { code: 'nothing-to-compare' } },
  ]);
});

test('an empty answer is neutral: the score is that of the other criteria alone', () => {
  fc.assert(
    fc.property(smallRounds, ({ students, mentors, settings }) => {
      const [one, other] = [students[0]!, mentors[0]];
      fc.pre(other !== undefined);
      const without = { ...settings, criteria: settings.criteria.filter(({ kind }) => kind !== 'help') };
      fc.pre(without.criteria.length > 0 && without.criteria.length < settings.criteria.length);
      const silent = { ...one, answers: { ...one.answers, helpWanted: [] } };
      expect(scorePair(silent, other, settings)).toEqual(scorePair(silent, other, without));
    }),
  );
});

test('the reasons add up: points to the score, shares to one, in the order of the criteria ids', () => {
  fc.assert(
    fc.property(smallRounds, ({ students, mentors, settings }) => {
      for (const one of students)
        for (const other of mentors) {
          const { score, parts } = scorePair(one, other, settings);
          expect(Number.isInteger(score) && score >= 0 && score <= SCORE_MAX).toBe(true);
          expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(score);
          expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1);
          expect(parts.map(({ criterionId }) => criterionId)).toEqual(
            parts.map(({ criterionId }) => criterionId).sort(),
          );
        }
    }),
  );
});

/** A criterion of two words lists, of which `shared` of `named` are offered. */
const shareOf = (at: number, { named, shared }: { readonly named: number; readonly shared: number }) => ({
  [`column:${at}`]: Array.from({ length: named }, (_, word) => (word < shared ? `yes ${word}` : `no ${word}`)),
});
const offered = Array.from({ length: 12 }, (_, word) => `yes ${word}`);

const weighedParts = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 2 }),
    weight: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 1000, 25_000)),
    named: fc.integer({ min: 0, max: 12 }),
    shared: fc.nat(12),
    kind: fc.constantFrom('overlap' as const, 'equal' as const),
  }),
  { minLength: 1, maxLength: 8, selector: ({ id }) => id },
);
const view = fc.constantFrom(undefined, 'overlap' as const, 'equal' as const, 'help' as const);

test('scores, shares and points are what the definition says in exact arithmetic', () => {
  fc.assert(
    fc.property(weighedParts, view, view, fc.integer({ min: 0, max: 1000 }), (given, ours, theirs, mentorsView) => {
      const told = given.map((one, at) => ({ ...one, at, shared: Math.min(one.shared, one.named) }));
      const settings = settingsWith({
        criteria: told.map(({ id, weight, kind, at }) =>
          criterion({ id, kind, weight: weight / 1000, studentField: `column:${at}`, mentorField: 'offered' }),
        ),
        mentorsView: mentorsView / 1000,
      });
      const answers = Object.assign({}, ...told.map((one) => shareOf(one.at, one))) as Answers;
      const one = student('s', { answers, ...(ours && { mostImportant: ours }) });
      const other = mentor('m', { answers: { offered }, ...(theirs && { mostImportant: theirs }) });
      const applying = told.filter(({ named }) => named > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
      const shares = exactShares(
        applying.map(({ weight, kind }) => {
          const [student, mentor] = [kind === ours ? 2 : 1, kind === theirs ? 2 : 1];
          return BigInt(weight) * BigInt((1000 - mentorsView) * student + mentorsView * mentor);
        }),
      );
      const points = applying.map(({ kind, named, shared }, k) => {
        const whole = kind === 'equal' ? (shared > 0 ? 32768n : 0n) : exactFit(BigInt(shared), BigInt(named));
        return exactPoints(shares[k]!, whole);
      });
      const { score, parts } = scorePair(one, other, settings);
      if (applying.length === 0) return expect(score).toBe(32768);
      expect(parts.map((part) => BigInt(part.points))).toEqual(points);
      expect(parts.map((part) => BigInt(Math.round(part.weight * SCORE_MAX)))).toEqual(shares);
      return expect(BigInt(score)).toBe(points.reduce((sum, each) => sum + each, 0n));
    }),
    { numRuns: 500 },
  );
});

test('a pair that fits in everything scores the most there is, whatever the weights', () => {
  fc.assert(
    fc.property(weighedParts, (given) => {
      const settings = settingsWith({
        criteria: given.map(({ id, weight }) =>
          criterion({ id, kind: 'overlap', weight: weight / 1000, studentField: 'a', mentorField: 'a' }),
        ),
      });
      const answers = { a: ['x', 'y'] };
      expect(scorePair(student('s', { answers }), mentor('m', { answers }), settings).score).toBe(SCORE_MAX);
    }),
  );
});

test('where students are the mentors, their help is offered and the help of the others wanted', () => {
  const one = { helpOffered: ['Spreadsheets', 'x'], helpWanted: ['a'] };
  const { parts } = fit(
    criterion({ kind: 'help' }),
    one,
    { helpWanted: ['spreadsheets', 'y'], helpOffered: ['a'] },
    {
      reverse: true,
    },
  );
  expect(parts).toMatchObject([{ fit: 0.5, evidence: { code: 'help-shared-reverse', values: ['Spreadsheets'] } }]);
});

test('what matters most to the student counts double', () => {
  const settings = settingsWith({ criteria: [criterion({ kind: 'help' }), criterion({ kind: 'interests' })] });
  const one = student('s', { answers: { helpWanted: ['a'], interests: ['x'] } });
  const other = mentor('m', { answers: { helpOffered: ['a'], interests: ['y'] } });
  expect(asFit(scorePair(one, other, settings).score)).toBeCloseTo(1 / 2, 4);
  expect(asFit(scorePair({ ...one, mostImportant: 'help' }, other, settings).score)).toBeCloseTo(2 / 3, 4);
});

test('what matters most to the mentor counts as far as the round lets it', () => {
  const settings = settingsWith({ criteria: [criterion({ kind: 'help' }), criterion({ kind: 'interests' })] });
  const one = student('s', { answers: { helpWanted: ['a'], interests: ['x'] }, mostImportant: 'interests' });
  const other = mentor('m', { answers: { helpOffered: ['a'], interests: ['y'] }, mostImportant: 'help' });
  const scored = (mentorsView: number) => asFit(scorePair(one, other, { ...settings, mentorsView }).score);
  expect(scored(0)).toBeCloseTo(1 / 3, 4);
  expect(scored(0.5)).toBeCloseTo(1 / 2, 4);
  expect(scored(1)).toBeCloseTo(2 / 3, 4);
});

test('weights twice as great share out the same', () => {
  fc.assert(
    fc.property(smallRounds, view, ({ students, mentors, settings }, mostImportant) => {
      const doubled = {
        ...settings,
        criteria: settings.criteria.map((one) => ({ ...one, weight: 2 * one.weight })),
      };
      const one = { ...students[0]!, ...(mostImportant && { mostImportant }) };
      for (const other of mentors) expect(scorePair(one, other, doubled)).toEqual(scorePair(one, other, settings));
    }),
  );
});

test('the order in which criteria and people are given does not matter', () => {
  fc.assert(
    fc.property(smallRounds, ({ students, mentors, settings }) => {
      const turned = { ...settings, criteria: [...settings.criteria].reverse() };
      for (const other of mentors)
        expect(scorePair(students[0]!, other, turned)).toEqual(scorePair(students[0]!, other, settings));
    }),
  );
});

test('only the proportions of the weights matter, and a weight of zero switches off', () => {
  const criteria = [criterion({ kind: 'help', weight: 20 }), criterion({ kind: 'interests', weight: 10 })];
  const one = student('s', { answers: { helpWanted: ['a'], interests: ['x'] } });
  const other = mentor('m', { answers: { helpOffered: ['a'], interests: ['y'] } });
  const halved = criteria.map((each) => ({ ...each, weight: each.weight / 2 }));
  const off = [
    ...criteria,
    criterion({ kind: 'equal', weight: 0, studentField: 'interests', mentorField: 'interests' }),
  ];
  const score = scorePair(one, other, settingsWith({ criteria }));
  expect(scorePair(one, other, settingsWith({ criteria: halved }))).toEqual(score);
  expect(scorePair(one, other, settingsWith({ criteria: off }))).toEqual(score);
});

test('shares go to the largest remainders, and a fit just reached is not below itself', () => {
  expect(sharesOf([1, 1])).toEqual([32768, 32767]);
  expect(sharesOf([1, 2, 4])).toEqual([9362, 18724, 37449]);
  expect(sharesOf([])).toEqual([]);
  for (let score = 0; score <= SCORE_MAX; score += 1) if (pointsFor(asFit(score)) > score) throw new Error(`${score}`);
  expect(pointsFor(0)).toBe(0);
});

test('a pair of exactly the minimum fit is never lost to rounding, nor one found that anybody would call lower', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 12 }), fc.nat(12), (given, named, most) => {
      const shared = Math.min(named, most);
      const criteria = given.map((weight, at) =>
        criterion({ id: `${at}`, kind: 'overlap', weight, studentField: 'column:0', mentorField: 'offered' }),
      );
      const one = student('s', { answers: shareOf(0, { named, shared }) });
      const { score } = scorePair(one, mentor('m', { answers: { offered } }), settingsWith({ criteria }));
      expect(score).toBeGreaterThanOrEqual(pointsFor(shared / named));
      expect(pointsFor(shared / named) / SCORE_MAX).toBeGreaterThan(shared / named - 0.0001);
    }),
    { numRuns: 1000 },
  );
});
