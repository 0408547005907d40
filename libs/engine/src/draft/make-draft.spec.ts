import fc from 'fast-check';
import { bestOf, compare, objectiveOf } from '../../test/brute-force';
import { mentor, round, settingsWith, smallRounds, student } from '../../test/small-rounds';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';
import type { Progress } from '../model/draft';
import type { MatchInput } from '../model/input';

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** A round in which everyone fits everyone equally. */
const allEqual = (students: number, places: readonly number[], seed = 'seed'): MatchInput =>
  round({
    students: Array.from({ length: students }, (_, i) => student(`s${i}`)),
    mentors: places.map((count, j) => mentor(`m${j}`, { places: count })),
    seed,
  });

test('no draft is better: tiers first, then the total, as trying everything shows', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const draft = makeDraft(input);
      expect(objectiveOf(draft)).toEqual(bestOf(input));
      expect(check(input, draft)).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('the order of the input does not matter, down to the last byte, and the input is left alone', () => {
  const shuffled = smallRounds.chain((input) =>
    fc.record({
      input: fc.constant(frozen(input)),
      students: fc.shuffledSubarray([...input.students], { minLength: input.students.length }),
      mentors: fc.shuffledSubarray([...input.mentors], { minLength: input.mentors.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ input, students, mentors }) => {
      const other = { ...input, students, mentors, pins: [...input.pins].reverse() };
      expect(JSON.stringify(makeDraft(other))).toBe(JSON.stringify(makeDraft(input)));
    }),
  );
});

test('one more mentor never makes it worse', () => {
  fc.assert(
    fc.property(smallRounds, smallRounds, (input, other) => {
      const [more] = other.mentors;
      fc.pre(more !== undefined);
      const after = makeDraft({ ...input, mentors: [...input.mentors, { ...more, id: 'newcomer' }] });
      expect(compare(objectiveOf(after), objectiveOf(makeDraft(input)))).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a mentor with two places is worth as much as two such mentors with one', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const unpinned = {
        ...input,
        pins: [],
        rejections: [],
        students: input.students.map((one) => ({ ...one, avoids: [] })),
      };
      const halves = unpinned.mentors.flatMap((one) =>
        one.places === 2 ? ['x', 'y'].map((half) => ({ ...one, id: one.id + half, places: 1 })) : [one],
      );
      expect(objectiveOf(makeDraft({ ...unpinned, mentors: halves }))).toEqual(objectiveOf(makeDraft(unpinned)));
    }),
  );
});

test('pinning what was proposed changes nobody', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const draft = makeDraft(input);
      const pinned = makeDraft({
        ...input,
        pins: draft.pairs.map(({ studentId, mentorId }) => ({ studentId, mentorId })),
      });
      expect(objectiveOf(pinned)).toEqual(objectiveOf(draft));
      expect(pinned.pairs.map(({ studentId, mentorId }) => [studentId, mentorId])).toEqual(
        draft.pairs.map(({ studentId, mentorId }) => [studentId, mentorId]),
      );
    }),
  );
});

test('everyone is there once, whatever is missing', () => {
  for (const input of [
    allEqual(3, []),
    allEqual(3, [0, 0]),
    allEqual(1, [5]),
    allEqual(9, [2, 3]),
    allEqual(2, [1, 1, 1, 1]),
  ]) {
    const draft = makeDraft(input);
    expect(draft.pairs.length + draft.unmatched.length).toBe(input.students.length);
    expect(objectiveOf(draft)).toEqual(bestOf(input));
    expect(check(input, draft)).toEqual([]);
  }
});

test('the lottery gives equals an equal chance, and the seed alone decides it', () => {
  const won = new Map<string, number>();
  for (let draw = 0; draw < 600; draw += 1)
    for (const { studentId } of makeDraft(allEqual(6, [1, 1], `draw ${draw}`)).pairs)
      won.set(studentId, (won.get(studentId) ?? 0) + 1);
  expect([...won.keys()].sort()).toEqual(['s0', 's1', 's2', 's3', 's4', 's5']);
  for (const times of won.values()) expect(Math.abs(times - 200)).toBeLessThan(50);
});

test('the lottery never beats a single point of score', () => {
  const input = round({
    students: [
      student('s0', { answers: { helpWanted: ['a', 'b'] } }),
      student('s1', { answers: { helpWanted: ['a', 'c', 'd'] } }),
    ],
    mentors: [mentor('m0', { answers: { helpOffered: ['a'] } })],
  });
  for (let draw = 0; draw < 50; draw += 1)
    expect(makeDraft({ ...input, seed: `draw ${draw}` }).pairs[0]?.studentId).toBe('s0');
});

test('a tier is served before any score counts', () => {
  const input = round({
    students: [
      student('late', { tier: 2, answers: { helpWanted: ['a'] } }),
      student('first', { tier: 1, answers: { helpWanted: ['b'] } }),
    ],
    mentors: [mentor('m0', { answers: { helpOffered: ['a'] } })],
    settings: settingsWith(),
  });
  expect(makeDraft(input).pairs.map(({ studentId }) => studentId)).toEqual(['first']);
});

test('progress runs through each step to its end', () => {
  const told: Progress[] = [];
  const input = allEqual(250, [200]);
  const tell = (progress: Progress) => void told.push(progress);
  check(input, makeDraft(input, tell), tell);
  for (const step of ['score', 'solve', 'explain', 'check'] as const) {
    const done = told.filter((progress) => progress.step === step).map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(250);
  }
  expect(told.filter(({ step }) => step === 'score').length).toBeGreaterThanOrEqual(100);
});
