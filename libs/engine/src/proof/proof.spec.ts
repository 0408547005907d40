import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { everyDraft } from '../../test/brute-force';
import { mentor, round, settingsWith, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { Draft, Progress } from '../model/draft';
import type { MatchInput, RoundSettings } from '../model/input';
import { Round } from '../pair/round';
import { numbersFrom } from '../../test/rounds-of-numbers';
import { check } from './check';
import { proofFaults } from './proof';

const quiet = () => undefined;

test('every draft is proven, groups of a least size and all, in whatever order people are listed', () =>
  fc.assert(
    fc.property(chosenRounds, (input) => {
      const draft = makeDraft(input);
      const turned = { ...input, students: [...input.students].reverse(), mentors: [...input.mentors].reverse() };
      expect(check(input, draft)).toEqual([]);
      expect(check(turned, draft)).toEqual([]);
    }),
    { numRuns: 300 },
  ));

/** Three students and three mentors who share a few of four words. */
function wordy(seed: number, settings: Partial<RoundSettings>, more: Partial<MatchInput> = {}): MatchInput {
  const next = numbersFrom(seed);
  const words = () => ['w', 'x', 'y', 'z'].filter(() => next() < 0.6);
  return round({
    students: ['s', 't', 'u'].map((id) => student(id, { answers: { helpWanted: words() } })),
    mentors: ['m', 'n', 'o'].map((id) => mentor(id, { answers: { helpOffered: words() } })),
    settings: settingsWith(settings),
    seed: `${seed}`,
    ...more,
  });
}

/** The same figures for other pairs. */
function withPairs(input: MatchInput, { certificate }: Draft, mentorOf: ReadonlyMap<string, string>): Draft {
  const pins = [...mentorOf].map(([studentId, mentorId]) => ({ studentId, mentorId }));
  const forced = makeDraft({ ...input, pins });
  return { ...forced, pairs: forced.pairs.map((pair) => ({ ...pair, pinned: false })), certificate };
}

const paired = ({ pairs }: Pick<Draft, 'pairs'>) => new Map(pairs.map((one) => [one.studentId, one.mentorId]));
const spoken = (pairs: ReadonlyMap<string, string>) =>
  [...pairs]
    .map((one) => one.join(' '))
    .sort()
    .join();

test.each<[what: string, settings: Partial<RoundSettings>]>([
  ['the lowest is raised', { fairness: { kind: 'raise-the-lowest' } }],
  ['the lowest is raised and fit is all that counts', { aim: 'best-fit', fairness: { kind: 'raise-the-lowest' } }],
  ['pairs of before and the lottery count for something', { retention: 0.3, lotteryStrength: 0.4 }],
  ['fit is all that counts', { aim: 'best-fit', lotteryStrength: 0.1 }],
])('where %s, the proof of the one draft there is proves no other', (_, settings) => {
  const before = [
    { studentId: 's', mentorId: 'n' },
    { studentId: 't', mentorId: 'o' },
  ];
  for (let seed = 0; seed < 8; seed += 1) {
    const input = wordy(seed, settings, { before });
    const draft = makeDraft(input);
    expect(check(input, draft)).toEqual([]);
    for (const pairs of everyDraft(input)) {
      const other = paired({ pairs: pairs.map((one) => ({ ...one, parts: [], pinned: false })) });
      if (other.size !== 3 || spoken(other) === spoken(paired(draft))) continue;
      expect(check(input, withPairs(input, draft, other))).not.toEqual([]);
    }
  }
});

describe('the lowest pair', () => {
  // Whoever could have nothing at all in common is kept from it, though the sum would be greater.
  const words = (...some: string[]) => ({ helpWanted: some, helpOffered: some });
  const input = round({
    students: [student('s', { answers: words('a', 'b', 'c', 'd') }), student('t', { answers: words('a', 'b') })],
    mentors: [mentor('m', { answers: words('a', 'b', 'c', 'd') }), mentor('n', { answers: words('c', 'd') })],
    settings: settingsWith({ fairness: { kind: 'raise-the-lowest' } }),
  });

  test('shuts out what lies below it from the proof', () => {
    const draft = makeDraft(input);
    expect(spoken(paired(draft))).toBe('s n,t m');
    expect(check(input, draft)).toEqual([]);
  });
});

test('a pair is told by name, with what it would better or leave', () => {
  const input = round({ students: [student('s'), student('t')], mentors: [mentor('m')] });
  const draft = makeDraft(input);
  const less = draft.certificate.mentors.map((price) => ({ ...price, p: price.p - 2 }));
  const faults = check(input, { ...draft, certificate: { ...draft.certificate, mentors: less } });
  expect(faults).toEqual(['s', 't'].map((id) => `student ${id} with mentor m would be better by 2`));
});

test('a score that the plain rules do not give is found', () => {
  const input = wordy(1, {});
  const draft = makeDraft(input);
  const other = new Round(input);
  Object.defineProperty(other, 'allowedScore', { value: () => 70_000 });
  const faults = proofFaults(other, draft, quiet);
  expect(faults).toHaveLength(9);
  for (const fault of faults) expect(fault).toMatch(/^student [stu] with mentor [mno] scores 70000, not \d+$/u);
  expect(proofFaults(new Round(input), draft, quiet)).toEqual([]);
});

test.each<RoundSettings['aim']>(['most-matched', 'stable'])('it is told how far the check is (%s)', (aim) => {
  const students = Array.from({ length: 250 }, (_, at) => student(`s${at}`));
  const input = round({ students, mentors: [mentor('m')], settings: settingsWith({ ...(aim && { aim }) }) });
  const draft = makeDraft(input);
  const told: Progress[] = [];
  expect(check(input, draft, (one) => told.push(one))).toEqual([]);
  expect(told.every(({ step, of }) => step === 'check' && of === 250)).toBe(true);
  const done = told.map((one) => one.done);
  expect([done.at(-1), new Set(done).size]).toEqual([250, done.length]);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done.length).toBeGreaterThanOrEqual(80);
  expect(done[0]).toBeGreaterThan(0);
});
