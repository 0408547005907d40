import type { UnmatchedReason } from '../model/draft';
import type { Audience } from './explain-pair';
import { explainUnmatched } from './explain-unmatched';
import { fill, list } from './phrases';

const say = (reason: UnmatchedReason, audience: Audience) => explainUnmatched({ reason, audience });
const opening = 'We could not find you a mentor this time.';
const others = { code: 'others-first', by: 'fit', mentors: 2, places: 3, placesNeeded: 4 } as const;

test.each<[what: string, reason: UnmatchedReason, student: number, consultant: number]>([
  ['too few in the group', { code: 'group-too-small' }, 2, 1],
  ['no good fit', { code: 'below-minimum-fit', bestFit: 0.1, minimumFit: 0.2 }, 2, 1],
  ['no mentors at all', { code: 'no-mentor-allowed', mentors: 0, barriers: [], wouldOpen: null }, 2, 1],
  [
    'nobody allowed, and nothing would help',
    { code: 'no-mentor-allowed', mentors: 2, barriers: [], wouldOpen: null },
    2,
    2,
  ],
  ['others first', others, 3, 2],
  ['others first, by what mentors wish', { ...others, by: 'wishes' }, 3, 2],
  ['others first, and nothing to promise', { ...others, placesNeeded: null }, 2, 1],
  ['others first, in groups of any size', { ...others, anySize: true }, 2, 1],
  ['others first, with all that had a part', { ...others, lottery: true, kept: true }, 4, 4],
])('%s: nothing is left unsaid, and nothing said besides', (_, reason, student, consultant) => {
  expect(say(reason, 'student')).toHaveLength(student);
  expect(say(reason, 'student')[0]).toBe(opening);
  expect(say(reason, 'consultant')).toHaveLength(consultant);
  expect(say(reason, 'mentor')).toEqual([]);
});

test('so many more places are promised only where that is sure', () => {
  expect(say(others, 'consultant')[1]).toMatch(/^4 more places with one of these mentors/u);
  expect(say(others, 'student')[2]).toMatch(/^4 more places/u);
  for (const audience of ['student', 'consultant'] as const)
    for (const unsure of [{ placesNeeded: null }, { anySize: true as const }])
      expect(say({ ...others, ...unsure }, audience).join(' ')).not.toMatch(/more place/u);
});

test('the consultant reads who has the places: by fit, or by what mentors wish', () => {
  expect(say(others, 'consultant')[0]).toMatch(/2 mentors with 3 places in all.*best fit/u);
  expect(say({ ...others, by: 'wishes' }, 'consultant')[0]).toMatch(/2 mentors with 3 places in all.*rather have/u);
});

test('two fits that are the same are shown as far as scores go, and no further', () => {
  const [told] = say({ code: 'below-minimum-fit', bestFit: 0.5, minimumFit: 0.5 }, 'consultant');
  expect(told).toBe('The best fit found is 50.000; the minimum of the round is 50.000.');
});

test('lists read as people write them, and a value that is missing leaves no trace', () => {
  const words = ['a', 'b', 'c', 'd'];
  expect(words.map((_, some) => list(words.slice(0, some)))).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(fill('{one} or {two}', { two: '2' })).toBe(' or 2');
});
