import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { smallRounds } from '../../test/small-rounds';
import { settleInTurn } from '../decide/in-turn';
import { isGiant, openGiant } from '../market/giant';
import type { MatchInput } from '../model/input';
import { unmatchedReasons } from './unmatched';
import { Round } from '../pair/round';

const quiet = () => undefined;

/** What a draft is made of, by the way that is taken from so many pairs on. */
function outcome(input: MatchInput, giant: number) {
  const { serving, pairing } = settleInTurn(input, quiet, giant);
  const mentorOf = [serving, pairing].map(({ market, decision }) =>
    [...decision.edgeOf].map((edge) => market.mentors[market.mentorAt[edge] ?? -1]?.id),
  );
  return { mentorOf, unmatched: unmatchedReasons(new Round(serving.input), serving.market, serving.decision) };
}

test('a round solved from lists gives the very pairs and reasons of the same round written down', () => {
  let large = 0;
  fc.assert(
    fc.property(
      chosenRounds.filter((input) => isGiant(input, 0)),
      (input) => {
        if (openGiant(input, quiet)) large += 1;
        expect(outcome(input, 0)).toEqual(outcome(input, Infinity));
      },
    ),
    { numRuns: 200 },
  );
  expect(large).toBeGreaterThan(100);
});

test('only rounds of many pairs that want the most people and the greatest total are solved from lists', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const { settings } = input;
      expect(isGiant(input, 0)).toBe(true);
      expect(isGiant(input)).toBe(false);
      expect(isGiant({ ...input, settings: { ...settings, aim: 'stable' } }, 0)).toBe(false);
      expect(isGiant({ ...input, settings: { ...settings, fairness: { kind: 'even-coverage' } } }, 0)).toBe(false);
    }),
    { numRuns: 20 },
  );
});
