import { claimsOf } from '../../test/claims-of';
import { mentor, round, student } from '../../test/small-rounds';
import type { MatchInput, Mentor } from '../model/input';
import { meetingFaults, priceFaults } from './prices';

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, at) => at);

/** So many students, the last `pinned` of them pinned to the one mentor. */
function oneMentor(students: number, pinned: number, more: Partial<Mentor>): MatchInput {
  const people = upTo(students - 1).map((at) => student(`s${at}`));
  const pins = people.slice(students - pinned).map(({ id }) => ({ studentId: id, mentorId: 'm' }));
  return round({ students: people, mentors: [mentor('m', more)], pins });
}

/** The first `held` students and all who are pinned have the mentor. */
const having = (input: MatchInput, held: number): Record<string, string> =>
  Object.fromEntries(
    [...input.students.slice(0, held).map(({ id }) => id), ...input.pins.map(({ studentId }) => studentId)].map(
      (id) => [id, 'm'],
    ),
  );
const free = (input: MatchInput, u: number, p: number) => ({
  students: input.students.map(({ id }) => ({ studentId: id, u })),
  mentors: [{ mentorId: 'm', p }],
});

describe('the numbers of a proof', () => {
  const input = oneMentor(1, 0, {});
  const faultsOf = (u: number, p: number, held = 1) =>
    priceFaults(claimsOf(input, having(input, held), free(input, u, p)));

  test('are whole and not below 0', () => {
    for (const one of [0, 1, 2 ** 40]) expect(faultsOf(one, one)).toEqual([]);
    for (const one of [-1, 0.5, -0.5, 2 ** 53, Infinity]) {
      expect(faultsOf(one, 0)).toEqual([`u of student s0 is ${one}`]);
      expect(faultsOf(0, one)).toEqual([`p of mentor m is ${one}`]);
    }
  });

  test('are there', () =>
    expect(priceFaults(claimsOf(input, { s0: 'm' }))).toEqual([
      'u of student s0 is undefined',
      'p of mentor m is undefined',
    ]));

  test('are 0 for whoever goes without, and for places to spare', () => {
    expect(faultsOf(0, 0, 0)).toEqual([]);
    expect(faultsOf(3, 4, 0)).toEqual(['unmatched student s0 has u 3', 'mentor m has a place to spare and p 4']);
    const roomy = oneMentor(2, 0, { places: 2 });
    expect(priceFaults(claimsOf(roomy, having(roomy, 1), free(roomy, 0, 1)))).toEqual([
      'mentor m has a place to spare and p 1',
    ]);
    expect(priceFaults(claimsOf(roomy, having(roomy, 2), free(roomy, 0, 1)))).toEqual([]);
  });

  test('are below 0 just where a group has its fewest, or fewer as somebody is pinned to it', () => {
    let allowed = 0;
    for (const places of [1, 2, 3, 4])
      for (const fewest of upTo(places).slice(1))
        for (const pinned of upTo(places - 1))
          for (const held of upTo(places - pinned)) {
            const grouped = oneMentor(5, pinned, { places, fewest });
            const claims = claimsOf(grouped, having(grouped, held), free(grouped, 0, -1));
            // One less could not be: a group of one is no group.
            const least = pinned > 0 ? held + pinned <= fewest : held === fewest;
            const sound = fewest > 1 && least;
            if (sound) allowed += 1;
            expect(priceFaults(claims)).toEqual(sound ? [] : ['p of mentor m is -1']);
          }
    expect(allowed).toBeGreaterThan(10);
  });
});

test('a group meets with enough students, with those pinned to it, or not at all; only such a group is closed', () => {
  const found = new Set<string>();
  for (const fewest of [undefined, 1, 2, 3])
    for (const pinned of [0, 1])
      for (const count of upTo(3))
        for (const closed of [undefined, [], ['m']]) {
          if (count < pinned) continue;
          const input = oneMentor(4, pinned, { places: 3, ...(fewest !== undefined && { fewest }) });
          const proof = closed ? { closed } : {};
          const faults = meetingFaults(claimsOf(input, having(input, count - pinned), proof));
          const least = fewest ?? 1;
          const shut = closed?.includes('m') === true;
          const tooFew = count > 0 && count < least && pinned === 0;
          const expected = () => {
            if (shut && !(least > 1 && count === 0)) return ['mentor m is closed without a reason'];
            return tooFew ? [`mentor m has ${count} students, and meets with ${least} or more`] : [];
          };
          for (const one of faults) found.add(one.replace(/\d/gu, ''));
          expect(faults).toEqual(expected());
        }
  expect(found.size).toBe(2);
});
