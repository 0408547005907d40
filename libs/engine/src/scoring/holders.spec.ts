import fc from 'fast-check';
import { criterion, settingsWith } from '../../test/small-rounds';
import { Lexicon } from '../criteria/answers';
import { measures } from '../criteria/measures';
import { FIT_MAX, wholeFit } from '../model/points';
import { Shares, weighedCriteria } from '../pair/shares';
import { placesInto } from './add-up';
import { compared } from './comparison';
import { GroupShares } from './group-shares';
import { countHolders, holdersOf } from './holders';
import { readied } from './ready';

const bitsIn = (word: number): number => (word === 0 ? 0 : (word & 1) + bitsIn(word >>> 1));

const facets = fc
  .record({
    words: fc.integer({ min: 1, max: 3 }),
    students: fc.integer({ min: 1, max: 5 }),
    mentors: fc.integer({ min: 1, max: 5 }),
    enough: fc.integer({ min: 1, max: 5 }),
    bits: fc.infiniteStream(
      fc.oneof(
        fc.constant(0),
        fc.nat(31).map((bit) => 1 << bit),
        fc.integer(),
      ),
    ),
  })
  .map(({ words, students, mentors, enough, bits }) => ({
    students,
    mentors,
    facet: {
      words,
      enough,
      stride: 7,
      studentBits: Int32Array.from(bits.take(students * words)),
      mentorBits: Int32Array.from(bits.take(mentors * words)),
    },
  }));

test('mentors are counted by word where that is less work than by bit, and to the same numbers', () => {
  let [turned, left] = [0, 0];
  fc.assert(
    fc.property(facets, ({ facet, students, mentors }) => {
      const shared = (i: number, j: number) =>
        Array.from({ length: facet.words }, (_, word) =>
          bitsIn(facet.studentBits[i * facet.words + word]! & facet.mentorBits[word * mentors + j]!),
        ).reduce((sum, count) => sum + count, 0);
      const rows = Array.from({ length: students }, (_, i) => Array.from({ length: mentors }, (__, j) => shared(i, j)));
      const plain = { ...helping([['a']], [['b']]), facets: [facet], holders: [undefined] };
      const mentorRow = new Int32Array(mentors).fill(100);
      for (const [i, row] of rows.entries())
        expect([...placesInto(new Int32Array(mentors), i, { ...plain, mentorRow })]).toEqual(
          row.map((count) => 100 + 7 * Math.min(facet.enough, count)),
        );
      const meetings = rows.flat().reduce((sum, count) => sum + count, 0);
      const holders = holdersOf(facet, students, mentors);
      expect(holders === undefined).toBe(facet.words < 2 || 2 * meetings > facet.words * students * mentors);
      if (!holders) {
        left += 1;
        return;
      }
      turned += 1;
      for (const [i, row] of rows.entries()) {
        const into = new Int32Array(mentors).fill(100);
        countHolders(into, i, facet, holders);
        expect([...into]).toEqual(row.map((count) => 100 + 7 * Math.min(facet.enough, count)));
        expect([...holders.counts]).toEqual(row.map(() => 0));
      }
    }),
    { numRuns: 500 },
  );
  expect(Math.min(turned, left)).toBeGreaterThan(5);
});

/** People by what they said of help, as numbers. */
function helping(students: readonly string[][], mentors: readonly string[][]) {
  const measure = measures.help(criterion({ kind: 'help' }), settingsWith(), new Lexicon());
  const ours = students.map((helpWanted, i) => measure.student({ id: `s${i}`, answers: { helpWanted } }));
  const theirs = mentors.map((helpOffered, j) => measure.mentor({ id: `m${j}`, answers: { helpOffered } }));
  return readied(compared(measure.counting, ours, theirs, wholeFit), students.length, mentors.length);
}

test('where few people differ their values are looked up; where many do, or say much, they are counted', () => {
  const many = (length: number, said: (at: number) => string[]) => Array.from({ length }, (_, at) => said(at));
  const same = helping(
    many(4, () => ['a', 'b']),
    many(4, () => ['a']),
  );
  expect([same.facets, same.outcomes]).toEqual([[], 1]);
  expect(same.values.row(same.studentKind[0]!)[same.mentorRow[0]!]).toBe(FIT_MAX / 2);
  // Four kinds times one are a quarter of sixteen pairs; with one kind more they are above it.
  expect(
    helping(
      many(4, (at) => ['a', `${at}`]),
      many(4, (at) => ['a', `${at}`]),
    ).facets,
  ).toHaveLength(1);
  expect(
    helping(
      many(4, (at) => (at ? ['a'] : ['b'])),
      many(4, () => ['a', 'b']),
    ).facets,
  ).toHaveLength(0);
  const all = many(32 * 17, (at) => `${at}`.split(',')).flat();
  expect(
    helping(
      many(8, () => all.slice(0, 512)),
      many(8, () => all.slice(0, 512)),
    ).facets,
  ).toHaveLength(0);
  expect(
    helping(
      many(8, () => all),
      many(8, () => all),
    ).facets,
  ).toHaveLength(1);
  expect(
    helping(
      many(2, () => ['a']),
      many(2, () => ['b']),
    ),
  ).toMatchObject({ facets: [], holders: [] });
});

test('the shares of a group are worked out once', () => {
  const settings = settingsWith();
  const groups = [{ topics: [1], view: 0 }];
  const shares = new GroupShares(new Shares(weighedCriteria(settings), settings), groups, groups, 1);
  expect([...shares.of(0)]).toEqual([0, 65_535]);
  expect(shares.of(0)).toBe(shares.of(0));
});
