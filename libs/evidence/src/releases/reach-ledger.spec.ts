import * as fc from 'fast-check';
import { compareReach } from './reach-ledger';
import type { ReachPlace } from './reach-places';

/** Somebody who could take part, as only this test knows them: with a mark of 8 bits. */
interface Known {
  readonly id: number;
  readonly mark: number;
  readonly round: number;
  readonly groups: readonly string[];
  readonly isMatched: boolean;
}
type Where = Pick<ReachPlace, 'rounds' | 'group' | 'part'>;

const FEW = 4;
const isAt = ({ rounds, group, part }: Where, one: Known) =>
  rounds.includes(one.round) && (group === null || one.groups.includes(group) === (part === 'in'));
const counted = (people: readonly Known[]) => ({
  many: people.length,
  mark: people.reduce((sum, { mark }) => (sum + mark) & 255, 0),
});
const placeOf = (where: Where, people: readonly Known[]): ReachPlace => {
  const here = people.filter((one) => isAt(where, one));
  return {
    ...{ ...where, at: where.group === null ? {} : { [where.group]: where.part } },
    ...{ n: counted(here), x: counted(here.filter(({ isMatched }) => isMatched)), tells: { n: true, x: true } },
  };
};

const person = fc.record({
  ...{ mark: fc.integer({ min: 0, max: 255 }), round: fc.constantFrom(1, 2), isMatched: fc.boolean() },
  groups: fc.subarray(['group:a', 'group:b']),
});
const crowd = fc
  .array(person, { minLength: 8, maxLength: 60 })
  .map((people) => people.map((one, id): Known => ({ ...one, id })));
const somewhere = fc.record({
  rounds: fc.constantFrom<readonly number[]>([1], [2], [1, 2]),
  of: fc.constantFrom<Pick<Where, 'group' | 'part'>>(
    ...([
      { group: null, part: 'all' },
      { group: 'group:a', part: 'in' },
      { group: 'group:a', part: 'out' },
      { group: 'group:b', part: 'in' },
    ] as const),
  ),
});
const told = (snapshot: number, place: ReachPlace) => ({ release: '7', snapshot, places: [place] });
const compare = (fresh: ReachPlace, old: ReachPlace, earlier = 1) =>
  compareReach(told(2, fresh), told(earlier, old), FEW).held.length > 0;

test('a place from which a few went, or to which a few came, is held; one where nobody moved never is', () => {
  fc.assert(
    fc.property(crowd, somewhere, fc.integer({ min: 1, max: FEW }), (people, { rounds, of }, many) => {
      const where = { rounds, ...of };
      const gone = new Set(people.filter((one) => isAt(where, one)).slice(0, many));
      const without = people.filter((one) => !gone.has(one));
      const [before, after] = [placeOf(where, people), placeOf(where, without)];
      expect(compare(after, before)).toBe(gone.size > 0);
      expect(compare(before, after)).toBe(gone.size > 0);
      expect(compare(before, placeOf(where, [...people].reverse()))).toBe(false);
    }),
  );
});

test('of two places, one inside the other, both are not told where few are in one alone', () => {
  fc.assert(
    fc.property(crowd, somewhere, somewhere, (people, one, other) => {
      const [a, b] = [
        { rounds: one.rounds, ...one.of },
        { rounds: other.rounds, ...other.of },
      ];
      const [inA, inB] = [a, b].map((where) => people.filter((each) => isAt(where, each)));
      // By who is there, which the ledger of reach cannot know.
      const alone = (these: readonly Known[] = [], those: readonly Known[] = []) =>
        these.filter((each) => !those.includes(each)).length;
      const [outside, inside] = [alone(inA, inB), alone(inB, inA)];
      const isWithin =
        (outside === 0 || inside === 0) && a.rounds.some((round) => b.rounds.includes(round)) && (inA ?? []).length > 0;
      const differ = outside + inside;
      const [placeA, placeB] = [placeOf(a, people), placeOf(b, people)];
      const isSame = placeA.n.mark === placeB.n.mark && placeA.n.many === placeB.n.many;
      const isApart = a.group === b.group && a.part !== b.part && a.group !== null;
      fc.pre(isWithin && differ >= 1 && differ <= FEW && !isSame && !isApart);
      expect(compare(placeA, placeB, 2)).toBe(true);
    }),
  );
});

test('one who went and one who came for them are seen by their marks', () => {
  const where = { rounds: [1], group: null, part: 'all' } as const;
  const people = Array.from({ length: 30 }, (_, id): Known => ({
    id,
    mark: id,
    round: 1,
    groups: [],
    isMatched: id < 12,
  }));
  const swapped = [...people.slice(1), { id: 99, mark: 200, round: 1, groups: [], isMatched: false }];
  const { held, same } = compareReach(told(2, placeOf(where, swapped)), told(1, placeOf(where, people)), FEW);
  expect(held).toEqual([{ key: '[]', earlierRelease: '7', earlierKey: '[]', come: 1, gone: 1 }]);
  expect([...same]).toEqual([]);
  const again = compareReach(told(2, placeOf(where, people)), told(1, placeOf(where, people)), FEW);
  expect([...again.same]).toEqual(['n []', 'x []']);
});

test('places that have nobody in common hold nothing, and two groups of like size do not where their outcomes differ', () => {
  const place = (more: Partial<ReachPlace>): ReachPlace => ({
    ...{ at: {}, rounds: [1], group: null, part: 'all', n: { many: 100, mark: 1 }, x: { many: 40, mark: 2 } },
    tells: { n: true, x: true },
    ...more,
  });
  expect(compare(place({ rounds: [1] }), place({ rounds: [2], n: { many: 101, mark: 9 } }))).toBe(false);
  const inA = place({ group: 'group:a', part: 'in' });
  expect(compare(inA, place({ group: 'group:a', part: 'out', n: { many: 102, mark: 9 } }))).toBe(false);
  const inB = { group: 'group:b', part: 'in', n: { many: 102, mark: 9 } } as const;
  expect(compare(inA, place({ ...inB, x: { many: 70, mark: 9 } }))).toBe(false);
  expect(compare(inA, place({ ...inB, x: { many: 41, mark: 9 } }))).toBe(true);
});

test('what was told of a place before counts, though it is hidden now', () => {
  const where = { rounds: [1], group: null, part: 'all' } as const;
  const people = Array.from({ length: 30 }, (_, id): Known => ({
    id,
    mark: id,
    round: 1,
    groups: [],
    isMatched: id < 12,
  }));
  const hidden = (place: ReachPlace): ReachPlace => ({ ...place, tells: { n: false, x: false } });
  const [before, after] = [placeOf(where, people), placeOf(where, people.slice(2))];
  expect(compare(hidden(after), before)).toBe(true);
  expect(compare(after, hidden(before))).toBe(false);
});

test('where all of one are in the other, a few with a mentor in one alone are enough; over time they are not', () => {
  const all: ReachPlace = {
    ...{ at: {}, rounds: [1], group: null, part: 'all', tells: { n: true, x: true } },
    ...{ n: { many: 150, mark: 1 }, x: { many: 43, mark: 2 } },
  };
  const inside = { ...all, group: 'group:a', part: 'in', n: { many: 100, mark: 3 }, x: { many: 40, mark: 4 } } as const;
  expect(compare(all, inside, 2)).toBe(true);
  expect(compare(inside, all, 2)).toBe(true);
  expect(compare(all, inside, 1)).toBe(false);
});
