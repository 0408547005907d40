import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { proofFaults } from '../../test/proof-of';
import { allDrafts, compareLists, countsOf, firstBy, tiersOf, totalOf } from '../fairness/spec/all-drafts';
import { groupsOf } from '../market/groups';
import { openMarket, type Market } from '../market/market';
import type { Fairness, MatchInput } from '../model/input';
import { solve } from '../solve/solve';
import { fairChoice, type FairChoice } from './fair-choice';

const made = chosenRounds.filter(({ students, pins, settings }) => {
  return students.length - pins.length < 6 && settings.aim !== 'stable';
});
const kinds = fc.constantFrom<Fairness['kind'] | undefined>(undefined, 'floors', 'even-coverage', 'raise-the-lowest');
const floors = fc.tuple(fc.nat(3), fc.nat(3));

/** The round under this choice. */
function under(input: MatchInput, kind: Fairness['kind'] | undefined, [left, right]: [number, number]): MatchInput {
  const { fairness: _, ...settings } = input.settings;
  if (kind === undefined) return { ...input, settings };
  const wanted = [
    { group: 'left', places: left },
    { group: 'right', places: right },
  ];
  const fairness: Fairness = kind === 'floors' ? { kind, floors: wanted } : { kind };
  return { ...input, settings: { ...settings, fairness } };
}

/** The pair each student holds, as a position in the market. */
const held = ({ rowStart, mentorAt }: Market, { problem, solution }: FairChoice): Int32Array =>
  solution.edgeOf.map((edge, i) => {
    if (edge === -1) return -1;
    const row = mentorAt.subarray(rowStart[i], rowStart[i + 1]);
    return rowStart[i]! + row.indexOf(problem.mentorAt[edge]!);
  });

const lowestOf = ({ valueAt }: Market, edgeOf: Int32Array): number =>
  edgeOf.reduce((least, edge) => (edge === -1 ? least : Math.min(least, valueAt[edge]!)), Infinity);

/** What a draft is judged by besides the total, the greater the better; see `Fairness`. */
function fairness(market: Market, input: MatchInput, edgeOf: Int32Array): number[] {
  const groups = groupsOf(input, market.students);
  const counts = [...countsOf(edgeOf, groups.groupOf, groups.names.length)];
  const chosen = input.settings.fairness;
  if (chosen?.kind === 'floors') {
    const short = chosen.floors.map(({ group, places }) => {
      const at = groups.names.indexOf(group);
      return Math.max(0, places - groups.pinned[at]! - counts[at]!);
    });
    return [-short.reduce((sum, one) => sum + one, 0)];
  }
  if (chosen?.kind === 'even-coverage') {
    const size = (at: number) => groups.pinned[at]! + groups.groupOf.filter((group) => group === at).length;
    return counts.map((count, at) => (count + groups.pinned[at]!) / size(at)).sort((a, b) => a - b);
  }
  if (chosen?.kind !== 'raise-the-lowest') return [];
  const served = edgeOf.filter((edge) => edge !== -1).length;
  return [...(input.settings.aim === 'best-fit' ? [served] : []), lowestOf(market, edgeOf)];
}

test('the tiers, then what is fair, then the total: as trying everything shows, and what it says proves it', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(made, kinds, floors, (round, kind, wanted) => {
      const input = under(round, kind, wanted);
      const market = openMarket(input, () => undefined);
      const start = solve(market);
      const choice = fairChoice(market, input, start);
      const edgeOf = held(market, choice);
      const { groups, lambda, least, lowest, problem, solution } = choice;
      expect(groups).toEqual(groupsOf(input, market.students));
      const countsIn = (one: Int32Array) => countsOf(one, groups.groupOf, groups.names.length);
      const counts = countsIn(edgeOf);
      const fair = (one: Int32Array) => [...tiersOf(market, one), ...fairness(market, input, one)];
      // Where places could as evenly go to one group as to another, the order of the groups decides, not the total.
      const even = (one: Int32Array) =>
        kind === 'even-coverage' && compareLists([...countsIn(one)], [...counts]) !== 0 ? 0 : 1;
      const worth = (one: Int32Array) => [...fair(one), even(one), totalOf(market, one)];
      const bestFit = input.settings.aim === 'best-fit';
      // The best fit raises the lowest pair among drafts that serve as many as the best fit does.
      const served = start.edgeOf.filter((edge) => edge !== -1).length;
      const asMany = (one: Int32Array) => one.filter((edge) => edge !== -1).length === served;
      const drafts = allDrafts(market).filter((one) => !bestFit || kind !== 'raise-the-lowest' || asMany(one));
      expect(worth(edgeOf)).toEqual(firstBy(drafts, worth));
      expect(proofFaults(problem, solution)).toEqual([]);
      const raised = Array.from(market.bonusOf, (bonus, i) => bonus + (lambda[groups.groupOf[i]!] ?? 0));
      if (kind === 'raise-the-lowest') {
        expect(lowest).toBe(served === 0 ? 0 : lowestOf(market, edgeOf));
        expect(problem.valueAt.every((value) => value >= lowest!)).toBe(true);
        expect(least).toEqual(counts);
        expect(lambda).toHaveLength(groups.names.length);
        if (bestFit) expect([...problem.bonusOf]).toEqual(raised);
      } else {
        expect(lowest).toBeUndefined();
        expect([...problem.bonusOf]).toEqual(raised);
        expect([problem.mentorAt, problem.valueAt]).toEqual([market.mentorAt, market.valueAt]);
      }
      if (kind === 'even-coverage') expect(least).toEqual(counts);
      if (kind === 'floors')
        expect([...least]).toEqual(
          groups.names.map((name, at) => Math.max(0, wanted[name === 'left' ? 0 : 1] - groups.pinned[at]!)),
        );
      if (kind === undefined)
        expect([choice.problem, lambda, least]).toEqual([market, new Float64Array(0), new Int32Array(0)]);
      const what = `${kind} ${lambda.some((price) => price !== 0) ? 'priced' : ''}`;
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }),
    { numRuns: 300 },
  );
  for (const kind of ['floors', 'even-coverage']) {
    expect(seen.get(`${kind} priced`)).toBeGreaterThan(0);
  }
});
