import fc from 'fast-check';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { byMentor } from './by-mentor';

test('pairs by mentor are the pairs by student, each where it stands, students ascending', () =>
  fc.assert(
    fc.property(fc.noBias(fc.nat()), fc.nat(6), (seed, students) => {
      const recipe = { students, mentors: 5, mostPlaces: 2, ranks: 1, values: 9, bonuses: 1, density: 0.5 };
      const { rowStart, mentorAt, places } = randomProblem(numbersFrom(seed), recipe);
      const { start, student, edge } = byMentor({ rowStart, mentorAt }, places.length);
      const turned = Array.from(places, (_, j) =>
        Array.from({ length: start[j + 1]! - start[j]! }, (__, k) => [student[start[j]! + k], edge[start[j]! + k]]),
      );
      const pairs = Array.from({ length: students }, (_, i) =>
        Array.from({ length: rowStart[i + 1]! - rowStart[i]! }, (__, k) => [i, rowStart[i]! + k] as const),
      ).flat();
      expect(turned).toEqual(Array.from(places, (_, j) => pairs.filter(([, e]) => mentorAt[e] === j)));
      expect([start[0], start.at(-1), start.length]).toEqual([0, mentorAt.length, places.length + 1]);
    }),
  ));
