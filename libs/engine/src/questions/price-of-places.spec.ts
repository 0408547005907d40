import fc from 'fast-check';
import { mentor, round, settingsWith, smallRounds, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { MatchInput } from '../model/input';
import { OpenRound } from './open-round';
import { priceOfPlaces } from './price-of-places';

const MEMBERS = ['s0', 's2', 's4'];
const grouped = (input: MatchInput): MatchInput => ({
  ...input,
  students: input.students.map((one) => (MEMBERS.includes(one.id) ? { ...one, group: 'g' } : one)),
});
const withFloor = (input: MatchInput, places: number): MatchInput => ({
  ...grouped(input),
  settings: { ...input.settings, fairness: { kind: 'floors', floors: [{ group: 'g', places }] } },
});

test('each price is what a draft with so many places kept gives up', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      fc.pre(input.students.some(({ id }) => MEMBERS.includes(id)));
      const plain = makeDraft(input).total;
      const curve = priceOfPlaces(new OpenRound(input), MEMBERS) ?? [];
      for (const { places, givenUp } of curve) {
        const kept = makeDraft(withFloor(input, places));
        expect(kept.total).toBe(plain - givenUp);
        expect(kept.pairs.filter(({ studentId }) => MEMBERS.includes(studentId)).length).toBeGreaterThanOrEqual(places);
      }
      const all = input.students.filter(({ id }) => MEMBERS.includes(id)).length;
      const most = makeDraft(withFloor(input, all)).pairs.filter(({ studentId }) => MEMBERS.includes(studentId)).length;
      expect(curve.at(-1)?.places).toBe(most);
    }),
    { numRuns: 150 },
  );
});

test('a stable round keeps no places, and nobody has nothing to keep', () => {
  const input = round({ students: [student('s')], mentors: [mentor('m')] });
  expect(priceOfPlaces(new OpenRound(input), [])).toEqual([{ places: 0, givenUp: 0 }]);
  const stable = { ...input, settings: settingsWith({ aim: 'stable' }) };
  expect(priceOfPlaces(new OpenRound(stable), ['s'])).toBeNull();
});

test('pinned students count among the places', () => {
  const input = round({
    students: [student('s'), student('t')],
    mentors: [mentor('m', { places: 2 })],
    pins: [{ studentId: 's', mentorId: 'm' }],
  });
  expect(priceOfPlaces(new OpenRound(input), ['s', 't'])).toEqual([{ places: 2, givenUp: 0 }]);
});
