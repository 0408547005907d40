import fc from 'fast-check';
import { nations, questionKey, type SectorTable } from './content';
import { shareOver, type SectorSource } from './picture';

/*
 * Given universities of which some have no name and some hide their figure, and any two that tell one another all they know of themselves,
 * when they look at every nation and at all of them, add and take away what they see, and take out everybody who has a name,
 * then what is left is of three universities or more, or of nobody.
 */
const asked: SectorTable['asked'] = {
  ...{ outcome: 'progression', scale: null, instrument: null, wave: null, from: null, to: null, side: null },
  minimumMeetings: null,
};
const table = (cells: SectorTable['cells']): SectorTable => ({
  ...{ measure: 'M12', definition: '0'.repeat(16), asked, by: '', cells },
});
const key = questionKey(table([]));

interface Like {
  readonly nation: number;
  readonly isNamed: boolean;
  readonly isShown: boolean;
}
/** Each has twice as many people as the one before, so that a sum tells of whom it is. */
const FEWEST = 64;
const sizeOf = (at: number) => FEWEST * 2 ** at;

const sourceOf = ({ nation, isNamed, isShown }: Like, at: number): SectorSource => {
  const [n, x] = [sizeOf(at), sizeOf(at) / 2];
  const hidden = { code: 'c' as const };
  const cell = isShown
    ? { group: '', n: { value: n }, x: { value: x }, rate: { value: 0.5, low: 0.4, high: 0.6 } }
    : { group: '', n: hidden, x: hidden, rate: hidden };
  const name = `University ${at}`;
  return {
    ...{ id: name, name, nation: nations[nation] ?? 'England', isOwn: false, mayBeNamed: isNamed },
    ...{ profile: 'public', tables: [table([cell])] },
  };
};

/** By place: how often each is in what is shown of these. */
function countedIn(all: readonly Like[], sources: readonly SectorSource[]): number[] {
  const sum = (shareOver(sources, key, '').together?.n ?? 0) / FEWEST;
  return all.map((_, at) => Math.floor(sum / 2 ** at) % 2);
}

const likes = fc.array(
  fc.record({
    nation: fc.nat(2),
    isNamed: fc.nat(3).map((one) => one === 0),
    isShown: fc.nat(4).map((one) => one > 0),
  }),
  { minLength: 3, maxLength: 16 },
);
const TAKEN = [-1, 0, 1];

test('two who collude cannot work out the figure of somebody who did not agree to be named', () => {
  let reached = 0;
  fc.assert(
    fc.property(likes, (all) => {
      const sources = all.map(sourceOf);
      const views = [sources, ...nations.map((nation) => sources.filter((one) => one.nation === nation))].map((view) =>
        countedIn(all, view),
      );
      views[0]?.forEach((many, at) => {
        if (many > 0) expect(all[at]?.isShown).toBe(true);
      });
      const left = sumsOf(views);
      const strangers = pairsOf(all).flatMap((two) =>
        left.map((sum) => sum.filter((many, at) => many !== 0 && !all[at]?.isNamed && !two.includes(at)).length),
      );
      reached += strangers.filter((many) => many > 0).length;
      expect(strangers.filter((many) => many === 1 || many === 2)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(reached).toBeGreaterThan(0);
});

const pairsOf = (all: readonly unknown[]): number[][] =>
  [...all.keys()].flatMap((one) => [...all.keys()].slice(one + 1).map((two) => [one, two]));

/** All nations and each of three: added, taken away, or left. By place: how often each is in what comes of it. */
const sumsOf = (views: readonly (readonly number[])[]): number[][] =>
  TAKEN.flatMap((a) => TAKEN.flatMap((b) => TAKEN.flatMap((c) => TAKEN.map((d) => [a, b, c, d])))).map((taken) =>
    (views[0] ?? []).map((_, at) => taken.reduce((sum, many, view) => sum + many * (views[view]?.[at] ?? 0), 0)),
  );

test('of two universities nothing is put together, and of three it is', () => {
  const named: Like = { nation: 0, isNamed: true, isShown: true };
  const over = (many: number) =>
    shareOver(
      Array.from({ length: many }, (_, at) => sourceOf(named, at)),
      key,
      '',
    );
  expect(over(2).together).toBeNull();
  expect(over(3).together?.n).toBe(7 * FEWEST);
});
