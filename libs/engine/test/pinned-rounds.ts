import fc from 'fast-check';
import type { MatchInput } from '../src/model/input';
import { chosenRounds } from './chosen-rounds';
import { possiblePins } from './small-rounds';

const wishes = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { minLength: 1, maxLength: 6 });

/** Small rounds that make use of every choice, most of them with pins. */
export const pinnedRounds: fc.Arbitrary<MatchInput> = fc.tuple(chosenRounds, wishes).map(([input, wished]) => {
  const pairs = wished.map(([i, j]) => ({ studentId: `s${i}`, mentorId: `m${j}` }));
  return { ...input, pins: possiblePins({ ...input, pins: [] }, pairs) };
});
