import fc from 'fast-check';
import { round } from '../../test/small-rounds';
import { keptRounds } from '../../../../test/fuzz/kept-rounds';
import { oddRounds } from '../../../../test/fuzz/odd-rounds';
import { whatGoesWrong } from '../../../../test/fuzz/what-goes-wrong';

test('no round that once went wrong goes wrong again', () => {
  const wrong = keptRounds().map(({ why, input }) => ({ why, now: whatGoesWrong(input) }));
  expect(wrong.filter(({ now }) => now !== null)).toEqual([]);
});

test('whatever a round holds, it is refused by name or drafted with proof, whichever way round it is told', () => {
  fc.assert(
    fc.property(oddRounds, (input) => {
      expect(whatGoesWrong(input)).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test('an error that is no refusal is seen', () => {
  const broken = { ...round(), students: null } as unknown as Parameters<typeof whatGoesWrong>[0];
  expect(whatGoesWrong(broken)).toContain('TypeError');
});
