import { criterion, mentor, settingsWith, student } from '../../test/small-rounds';
import { explainPair } from '../explain/explain-pair';
import type { Mentor, RoundSettings, Student } from '../model/input';
import { SCORE_MAX } from '../model/points';
import { scorePair } from '../pair/score';

/** What people said of one another: picks and ratings. */

const found = (kind: 'picks' | 'ratings', one: Partial<Student>, other: Partial<Mentor>, mentorsView = 0) => {
  const settings: RoundSettings = settingsWith({ criteria: [criterion({ kind })], mentorsView });
  const { parts } = scorePair(student('s', one), mentor('m', other), settings);
  const { kind: found, fit, evidence } = parts[0]!;
  return found === 'nothing-to-compare' ? undefined : [fit, evidence.code];
};

test('the first pick fits wholly, each further one evenly less, somebody not named not at all', () => {
  const picks = (...ids: string[]) => found('picks', { picks: ids }, {});
  expect(picks('m')).toEqual([1, 'picks-student']);
  expect(picks('m', 'n')).toEqual([1, 'picks-student']);
  expect(picks('n', 'm')).toEqual([0.5, 'picks-student']);
  expect(picks('n', 'o', 'p', 'm')).toEqual([0.25, 'picks-student']);
  expect(picks('n', 'o')).toEqual([0, 'picks-neither']);
});

test('who named nobody has no view, and a list that names somebody twice is as long as its people', () => {
  expect(found('picks', {}, {})).toBeUndefined();
  expect(found('picks', { picks: [] }, { picks: [] })).toBeUndefined();
  expect(found('picks', { picks: ['n', 'n', 'm'] }, {})).toEqual([0.5, 'picks-student']);
});

test('a view that is the only one counts whole; two are mixed as the round says', () => {
  const mentorOnly = { picks: ['t', 's'] };
  expect(found('picks', {}, mentorOnly)).toEqual([0.5, 'picks-mentor']);
  expect(found('picks', { picks: ['m'] }, {}, 1)).toEqual([1, 'picks-student']);
  expect(found('picks', { picks: ['m'] }, mentorOnly)).toEqual([1, 'picks-both']);
  expect(found('picks', { picks: ['m'] }, mentorOnly, 1)).toEqual([0.5, 'picks-both']);
  expect(found('picks', { picks: ['m'] }, mentorOnly, 0.5)).toEqual([0.75, 'picks-both']);
  expect(found('picks', { picks: ['n'] }, mentorOnly, 0.5)).toEqual([0.25, 'picks-mentor']);
});

test('stars fit evenly from one to five, and only those who have met are compared', () => {
  expect([1, 2, 3, 4, 5].map((stars) => found('ratings', { ratings: { m: stars } }, {})?.[0])).toEqual([
    0, 0.25, 0.5, 0.75, 1,
  ]);
  expect(found('ratings', { ratings: { n: 5 } }, { ratings: { t: 5 } })).toBeUndefined();
  expect(found('ratings', { ratings: { m: 0 } }, { ratings: { s: Number.NaN } })).toBeUndefined();
  expect(found('ratings', { ratings: { m: 5 } }, { ratings: { s: 1 } }, 0.25)).toEqual([0.75, 'ratings-mixed']);
});

test.each([
  [{ m: 5 }, { s: 4 }, 'ratings-good'],
  [{ m: 4 }, {}, 'ratings-good'],
  [{ m: 5 }, { s: 3 }, 'ratings-mixed'],
  [{}, { s: 3 }, 'ratings-mixed'],
  [{ m: 1 }, { s: 2 }, 'ratings-poor'],
])('stars %j and %j read as %s', (one, other, code) => {
  expect(found('ratings', { ratings: one }, { ratings: other })?.[1]).toBe(code);
});

test('an id that every object has is nobody', () => {
  const settings = settingsWith({ criteria: [criterion({ kind: 'ratings' })] });
  const { score } = scorePair(student('constructor', { ratings: {} }), mentor('toString', { ratings: {} }), settings);
  expect(score).toBe(Math.round(SCORE_MAX / 2));
});

test('nobody is told whom the other asked for, nor how the other found the introduction', () => {
  const settings = settingsWith({ criteria: [criterion({ kind: 'picks' }), criterion({ kind: 'ratings' })] });
  const told = (one: Partial<Student>, other: Partial<Mentor>) => {
    const pair = scorePair(student('s', one), mentor('m', other), settings);
    return (['student', 'mentor'] as const).map((audience) =>
      explainPair({ pair, studentName: 'Amina', mentorName: 'Joan', audience }).join(' '),
    );
  };
  const nothing = told({}, {});
  expect(told({ picks: ['m'] }, {})).toEqual(['You asked for Joan.', nothing[1]]);
  expect(told({}, { picks: ['s'] })).toEqual([nothing[0], 'You asked for Amina.']);
  expect(told({ picks: ['m'] }, { picks: ['s'] })).toEqual([
    'You and Joan asked for each other.',
    'You and Amina asked for each other.',
  ]);
  expect(told({ ratings: { m: 5 } }, {})).toEqual(told({}, { ratings: { s: 5 } }));
  expect(told({ ratings: { m: 1 } }, {})).toEqual(nothing);
});
