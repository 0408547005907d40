import fc from 'fast-check';
import type {
  Aim,
  BarrierRule,
  Criterion,
  CriterionKind,
  Fairness,
  MatchInput,
  Mentor,
  Student,
} from '../../libs/engine/src/model/input';

/** Puts one thing into a round that a form would never let through. @param at where, counted round. */
export type Planting = (input: MatchInput, number: number, at: number) => MatchInput;

export const wildNumber = fc.constantFrom(
  ...[NaN, Infinity, -Infinity, -1, -0, 0, 0.5, 1.5, 10, 101, 501, 1e-300, 1e308, 2 ** 31, 2 ** 53, -(2 ** 53)],
);

type Change<T> = (one: T, number: number) => T;

function changed<T>(all: readonly T[], at: number, change: (one: T) => T): T[] {
  return all.map((one, place) => (place === at % all.length ? change(one) : one));
}
const inStudent =
  (change: Change<Student>): Planting =>
  (input, number, at) => ({ ...input, students: changed(input.students, at, (one) => change(one, number)) });
const inMentor =
  (change: Change<Mentor>): Planting =>
  (input, number, at) => ({ ...input, mentors: changed(input.mentors, at, (one) => change(one, number)) });
const inCriterion =
  (change: Change<Criterion>): Planting =>
  (input, number, at) => ({
    ...input,
    settings: { ...input.settings, criteria: changed(input.settings.criteria, at, (one) => change(one, number)) },
  });
const inBarrier =
  (change: Change<BarrierRule>): Planting =>
  (input, number, at) => ({
    ...input,
    settings: { ...input.settings, barriers: changed(input.settings.barriers, at, (one) => change(one, number)) },
  });
const inSettings =
  (change: (number: number) => Partial<MatchInput['settings']>): Planting =>
  (input, number) => ({ ...input, settings: { ...input.settings, ...change(number) } });

/** A record with these very keys, `__proto__` too. */
const record = <T>(...entries: readonly (readonly [string, T])[]): Record<string, T> => Object.fromEntries(entries);

const proto = '__proto__';

export const plantings: readonly Planting[] = [
  inStudent((one, tier) => ({ ...one, tier })),
  inStudent((one) => ({ ...one, id: '' })),
  inStudent((one) => ({ ...one, id: 's0' })),
  inStudent((one) => ({ ...one, picks: ['m0', 'm0'] })),
  inStudent((one) => ({ ...one, picks: ['nobody', proto, 'm1'], avoids: [proto, '', 'm1', 'm1'] })),
  inStudent((one, stars) => ({ ...one, ratings: record(['m0', stars], [proto, 5], ['constructor', 1]) })),
  inStudent((one, number) => ({ ...one, answers: { ...one.answers, course: number } })),
  inStudent((one) => ({
    ...one,
    answers: record([proto, ['a']], ['helpWanted', ['\ud800', '\u0000', 'x'.repeat(5_000)]]),
  })),
  inStudent((one) => ({ ...one, mostImportant: proto as CriterionKind })),
  inStudent((one) => ({ ...one, group: '' })),
  inMentor((one, places) => ({ ...one, places })),
  inMentor((one, fewest) => ({ ...one, fewest })),
  inMentor((one) => ({ ...one, id: 'm0' })),
  inMentor((one) => ({ ...one, samePersonAs: ['s0', 's0', proto], avoids: ['s1', ''] })),
  inMentor((one, number) => ({
    ...one,
    answers: { ...one.answers, graduationYear: number, availability: 'Mon 09:00-09:00' },
  })),
  inCriterion((one, weight) => ({ ...one, weight })),
  inCriterion((one) => ({ ...one, kind: proto as CriterionKind })),
  inCriterion((one) => ({ ...one, kind: 'closeness', studentField: '', mentorField: proto })),
  inCriterion((one) => ({
    ...one,
    kind: 'closeness',
    studentField: 'column:b',
    mentorField: 'column:b',
    order: ['', 'one', 'ONE'],
  })),
  inCriterion((one, atLeast) => ({
    ...one,
    kind: 'steps-apart',
    studentField: 'column:n',
    mentorField: 'column:n',
    atLeast,
  })),
  inCriterion((one) => ({ ...one, order: [] })),
  inBarrier((one, atLeast) => ({ ...one, kind: 'must-be-steps-apart', atLeast })),
  inBarrier((one) => ({ ...one, kind: 'toString' as BarrierRule['kind'] })),
  inBarrier((one) => ({ ...one, studentField: proto, mentorField: 'constructor' })),
  inSettings((minimumFit) => ({ minimumFit })),
  inSettings((retention) => ({ retention })),
  inSettings((mentorsView) => ({ mentorsView })),
  inSettings((lotteryStrength) => ({ lotteryStrength })),
  inSettings((year) => ({ year })),
  inSettings(() => ({ sectors: record([proto, 'a'], ['law', ''], ['', 'a'], ['LAW', 'b']) })),
  inSettings(() => ({ aim: 'toString' as Aim })),
  inSettings(() => ({ fairness: { kind: proto } as unknown as Fairness })),
  inSettings((places) => ({ fairness: { kind: 'floors', floors: [{ group: 'a', places }] } })),
  inSettings(() => ({ fairness: { kind: 'floors', floors: ['a', 'a'].map((group) => ({ group, places: 1 })) } })),
  inSettings(() => ({ criteria: [] })),
  (input) => ({ ...input, students: [] }),
  (input) => ({ ...input, mentors: [] }),
  (input) => ({ ...input, pins: [{ studentId: 'nobody', mentorId: 'm0' }] }),
  (input) => ({ ...input, pins: [0, 1, 2, 3].map((at) => ({ studentId: `s${at}`, mentorId: 'm0', announced: true })) }),
  (input) => ({ ...input, pins: [...input.pins, ...input.pins] }),
  (input) => ({
    ...input,
    rejections: [{ studentId: 'nobody', mentorId: proto }, ...input.rejections, ...input.rejections],
  }),
  (input) => ({ ...input, before: [...(input.before ?? []), ...(input.before ?? [])] }),
  (input) => ({ ...input, before: [{ studentId: 'nobody', mentorId: '' }] }),
];
