import fc from 'fast-check';
import { pinnedRounds } from '../../test/pinned-rounds';
import { round, settingsWith, student } from '../../test/small-rounds';
import type { Fairness, MatchInput, Student } from '../model/input';
import { floorsOf, groupPrices, groupsOf, servedOf } from './groups';
import { peopleToPlace } from './market';

const isPinned = ({ pins }: MatchInput, { id }: Student) => pins.some(({ studentId }) => studentId === id);

/** The groups that a round is about, in words. */
function expected({ students, settings: { fairness, aim } }: MatchInput): string[] {
  const named = students.map(({ group }) => group).filter((group) => group !== undefined);
  switch (fairness?.kind) {
    case 'floors':
      return fairness.floors.map(({ group }) => group).sort();
    case 'even-coverage':
      return ['left', 'right', 'some'].filter((group) => named.includes(group));
    case 'raise-the-lowest':
      return aim === 'best-fit' ? [''] : [];
    default:
      return [];
  }
}

test('who is in which group, who of it is pinned, and how many places are left to ask for', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(pinnedRounds, (input) => {
      const { students } = peopleToPlace(input);
      const groups = groupsOf(input, students);
      const { names, groupOf, pinned } = groups;
      const everybody = names.join() === '' && names.length === 1;
      const belongs = ({ group }: Student, name: string) => everybody || group === name;
      expect(names).toEqual(expected(input));
      expect([...groupOf]).toEqual(students.map((one) => names.findIndex((name) => belongs(one, name))));
      expect([...pinned]).toEqual(
        names.map((name) => input.students.filter((one) => isPinned(input, one) && belongs(one, name)).length),
      );
      const { fairness } = input.settings;
      const wanted = (name: string) =>
        fairness?.kind === 'floors' ? fairness.floors.find(({ group }) => group === name)!.places : 0;
      expect([...floorsOf(input, groups)]).toEqual(names.map((name, at) => Math.max(0, wanted(name) - pinned[at]!)));
      const kind = `${fairness?.kind} ${pinned.some((count) => count > 0) ? 'pinned' : ''}`;
      seen.set(kind, (seen.get(kind) ?? 0) + names.length);
    }),
    { numRuns: 2000 },
  );
  for (const kind of ['floors', 'even-coverage', 'raise-the-lowest'])
    for (const end of ['', 'pinned']) expect(seen.get(`${kind} ${end}`)).toBeGreaterThan(0);
});

const fair = (fairness: Fairness, more: Partial<MatchInput> = {}): MatchInput =>
  round({
    students: [
      student('a', { group: 'some' }),
      student('b', { group: 'left' }),
      student('c'),
      student('d', { group: '' }),
      student('e', { group: 'left' }),
    ],
    settings: settingsWith({ fairness }),
    ...more,
  });

test('groups are named once each and in order, however they are listed; no group is no group', () => {
  const even = fair({ kind: 'even-coverage' });
  expect(groupsOf(even, even.students)).toMatchObject({
    names: ['left', 'some'],
    groupOf: Int32Array.of(1, 0, -1, -1, 0),
  });
  const floors = [
    { group: 'some', places: 3 },
    { group: 'left', places: 1 },
  ];
  const pins = ['b', 'c', 'e'].map((studentId) => ({ studentId, mentorId: 'm' }));
  const floored = fair({ kind: 'floors', floors }, { pins });
  const groups = groupsOf(floored, floored.students.slice(0, 1));
  expect(groups).toEqual({ names: ['left', 'some'], groupOf: Int32Array.of(1), pinned: Int32Array.of(2, 0) });
  // More are pinned than the floor wants: nothing is left to ask for.
  expect([...floorsOf(floored, groups)]).toEqual([0, 3]);
  // What is asked of groups that have no floor is nothing.
  expect([...floorsOf(even, groups)]).toEqual([0, 0]);
});

test('the lowest pair of the best fit is a question about everybody, whatever their group', () => {
  const pins = [{ studentId: 'c', mentorId: 'm' }];
  const input = fair({ kind: 'raise-the-lowest' }, { pins });
  const bestFit = { ...input, settings: { ...input.settings, aim: 'best-fit' as const } };
  expect(groupsOf(bestFit, input.students)).toEqual({
    names: [''],
    groupOf: new Int32Array(5),
    pinned: Int32Array.of(1),
  });
  expect(groupsOf(input, input.students).names).toEqual([]);
  const even = fair({ kind: 'even-coverage' });
  const coverage = { ...even, settings: { ...even.settings, aim: 'best-fit' as const } };
  expect(groupsOf(coverage, even.students).names).toEqual(['left', 'some']);
});

test('those served are counted in their own group alone; prices of 0 are not kept', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -1, max: 4 }))), (people) => {
      const groupOf = Int32Array.from(people, ([group]) => group);
      const groups = { names: ['x', 'y', 'z'], groupOf, pinned: Int32Array.of(9, 9, 9) };
      const served = servedOf(
        groups,
        Int32Array.from(people, ([, held]) => held),
      );
      expect([...served]).toEqual(
        [0, 1, 2].map((at) => people.filter(([group, held]) => group === at && held >= 0).length),
      );
      const prices = groupPrices(
        groups,
        Float64Array.from(served, (count) => count - 1),
      );
      const named = groups.names.map((group, at) => ({ group, price: served[at]! - 1 }));
      expect(prices).toEqual(named.filter(({ price }) => price !== 0));
    }),
    { numRuns: 200 },
  );
});
