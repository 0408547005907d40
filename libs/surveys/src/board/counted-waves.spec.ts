import fc from 'fast-check';
import type { PersonOnBoard } from '../data/board.query';
import type { SaidInRound } from '../data/scales-of-round.query';
import { sample } from '../spec/sample';
import { countedScales } from './counted-scales';
import { type BoardFacts, countedWaves, FEWEST, type ShownCounts, surveySteps } from './counted-waves';

const person = fc.record({
  arm: fc.constantFrom('matched', 'unmatched', 'mentor'),
  inGroup: fc.boolean(),
  steps: fc.integer({ min: 1, max: 5 }),
});

/** People who got so far at the baseline. */
function facts(people: readonly { arm: string; inGroup: boolean; steps: number }[]): BoardFacts {
  const all = people.map(({ arm, inGroup, steps }, n) => ({
    steps,
    who: {
      ...{ id: String(n), arm: arm as PersonOnBoard['arm'], isPaired: arm !== 'unmatched', mayAgain: true },
      groups: inGroup && arm !== 'mentor' ? ['care'] : [],
    },
  }));
  const kind = 'baseline' as const;
  return {
    people: all.map(({ who }) => who),
    asked: all.flatMap(({ steps, who: { id: personId } }) =>
      steps > 1 ? [{ kind, personId, isReached: steps > 2 }] : [],
    ),
    answered: all.flatMap(({ steps, who: { id: personId } }) =>
      steps > 3 ? [{ kind, personId, isSubmitted: steps > 4 }] : [],
    ),
  };
}
const both = [
  { kind: 'baseline', audience: 'student' },
  { kind: 'baseline', audience: 'mentor' },
] as const;
const times = (count: number, of: { arm: string; inGroup: boolean; steps: number }) =>
  Array.from({ length: count }, () => of);

test('nothing small is shown, and nothing small can be had by taking one figure from another', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 90 }), (people) => {
      const [wave] = countedWaves(both, facts(people));
      if (!wave) return people.length === 0;
      const shown = [...wave.arms, ...wave.groups].map(({ counts }) => counts);
      const isFine = (count: number | null) => count === null || count === 0 || count >= FEWEST;
      const students = wave.arms.filter(({ arm }) => arm !== 'mentor').map(({ counts }) => counts);
      const groups = wave.groups.map(({ counts }) => counts);
      const hidden = (all: readonly ShownCounts[], step: (typeof surveySteps)[number]) =>
        all.filter((one) => one[step] === null).length;
      return (
        shown.every((counts) => surveySteps.every((step) => isFine(counts[step]))) &&
        // Of the groups both or none, and none where an arm is hidden: together they are as many as the arms.
        surveySteps.every((step) => [0, groups.length].includes(hidden(groups, step))) &&
        surveySteps.every(
          (step) => groups.length === 0 || hidden(students, step) === 0 || hidden(groups, step) === groups.length,
        )
      );
    }),
  );
});

test('each step counts those of the one before it, by arm and by group', () => {
  const [wave] = countedWaves(
    both,
    facts([
      ...times(20, { arm: 'matched', inGroup: true, steps: 5 }),
      ...times(10, { arm: 'matched', inGroup: false, steps: 4 }),
      ...times(15, { arm: 'unmatched', inGroup: false, steps: 2 }),
      ...times(3, { arm: 'mentor', inGroup: false, steps: 5 }),
    ]),
  );
  const none = { started: 0, submitted: 0 };
  expect(wave?.arms).toEqual([
    { arm: 'matched', counts: { eligible: 30, invited: 30, reached: 30, started: 30, submitted: 20 } },
    { arm: 'unmatched', counts: { eligible: 15, invited: 15, reached: 0, ...none } },
    { arm: 'mentor', counts: { eligible: null, invited: null, reached: null, started: null, submitted: null } },
  ]);
  expect(wave?.groups).toEqual([
    { isPriority: true, counts: { eligible: 20, invited: 20, reached: 20, started: 20, submitted: 20 } },
    { isPriority: false, counts: { eligible: 25, invited: 25, reached: 10, started: 10, submitted: 0 } },
  ]);
  expect(wave).toMatchObject({
    gap: { most: 'matched', least: 'unmatched', points: 67 },
    alerts: ['gap', 'representativeness'],
  });
});

test.each([0, 9])('of %i answers it is not told whether those who answered are like the others', (answered) => {
  const [wave] = countedWaves(
    both,
    facts([
      ...times(60 - answered, { arm: 'matched', inGroup: false, steps: 3 }),
      ...times(answered, { arm: 'matched', inGroup: false, steps: 5 }),
    ]),
  );
  expect(wave?.representativeness).toBeNull();
});

test('where all arms answer alike nothing is warned of; of follow-ups only who may be asked again is counted', () => {
  const alike = (arm: string) => [
    ...times(40, { arm, inGroup: false, steps: 5 }),
    ...times(40, { arm, inGroup: false, steps: 3 }),
  ];
  const [wave] = countedWaves(both, facts([...alike('matched'), ...alike('unmatched')]));
  expect(wave).toMatchObject({ representativeness: 1, alerts: [], gap: { points: 0 } });
  const { people, ...rest } = facts(alike('matched'));
  const some = people.map((one, n) => ({ ...one, mayAgain: n < 12 }));
  const [later] = countedWaves([{ kind: 'six-months', audience: 'student' }], { ...rest, people: some });
  expect(later?.arms).toMatchObject([{ arm: 'matched', counts: { eligible: 12, invited: 0 } }]);
});

describe('scales', () => {
  const composite = sample.scales[0]!;
  const alone = { ...composite, key: 'alone', isComposite: false };
  const instruments = new Map([['v', { ...sample, scales: [composite, alone] }]]);
  const kind = 'close' as const;
  /** So many of one arm who said all of it, half of it and none of it. */
  const facts = (counts: readonly [number, number, number]) => {
    const all = counts.flatMap((count, how) => Array.from({ length: count }, () => how));
    const people = all.map((_, n): PersonOnBoard => {
      return { id: String(n), arm: 'matched', isPaired: true, mayAgain: true, groups: [] };
    });
    const said = all.map((how, n): SaidInRound => {
      const parts = [{ 'feel-sure': n % 2 ? 'a3' : 'a2', 'feel-lost': 'a1' }, { 'feel-sure': 'a3' }, {}];
      const score = how === 2 ? null : n % 2 ? 3 : 2.5;
      return { kind, personId: String(n), versionId: 'v', said: parts[how] ?? {}, scores: { feeling: score } };
    });
    return { people, said, instruments };
  };

  test('nothing small is shown, nor follows from how many handed in', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(30), fc.nat(14), fc.nat(14)), (counts) => {
        const all = counts[0] + counts[1] + counts[2];
        for (const { asked, scored, missing, alpha, points } of countedScales(facts(counts))) {
          const [n, ...shown] = [alpha.n, asked, scored, missing].filter((count) => count !== null);
          for (const count of [n ?? 0, ...shown]) {
            expect(count === 0 || count >= 10).toBe(true);
            expect(all < 10 || all - count === 0 || all - count >= 10).toBe(true);
          }
          expect(points === null || counts[0] + counts[1] >= 10).toBe(true);
        }
      }),
    );
  });

  test('a mean from ten on; of questions that stand by themselves, never one, nor how they hang together', () => {
    const [nine] = countedScales(facts([9, 0, 0]));
    expect(nine).toMatchObject({ scored: null, points: null, alpha: { n: null, value: null, why: 'too-few-people' } });
    const [ten, each] = countedScales(facts([10, 0, 0]));
    // Five at 2.5 and five at 3: sd √(10 × 0.0625 / 9) = 0.2635.
    expect(ten).toMatchObject({
      scored: 10,
      missing: 0,
      points: { mean: 2.75, sd: 0.26 },
      omega: { why: 'too-few-parts' },
    });
    const none = { value: null, why: 'no-composite' };
    expect(each).toMatchObject({ scored: 10, points: null, alpha: none, omega: none });
  });
});
