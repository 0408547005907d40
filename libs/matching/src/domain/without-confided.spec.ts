import { type MatchInput, SCORE_MAX, scorePair } from '@footing/engine';
import fc from 'fast-check';
import { withoutConfided } from './without-confided';

const criteria = [
  { id: 'a', kind: 'help', name: 'Help', weight: 25 },
  { id: 'b', kind: 'interests', name: 'Interests', weight: 20 },
  { id: 'c', kind: 'ways-of-working', name: 'Ways', weight: 15 },
  { id: 'd', kind: 'shared-experience', name: 'Experience', weight: 40 },
] as const satisfies MatchInput['settings']['criteria'];
const settings = { criteria, barriers: [], minimumFit: 0 };
const words = fc.subarray(['law', 'art', 'film', 'music'], { minLength: 1 });
const said = fc.record({ help: words, interests: words, ways: words }, { requiredKeys: [] });

const student = (answers: object, shared: readonly string[]) => ({
  ...{ id: 's', tier: 1 },
  answers: { ...answers, ...(shared.length > 0 && { sharedExperienceWanted: shared }) },
});
const mentor = (answers: object, shared: readonly string[]) => ({
  ...{ id: 'm', places: 1 },
  answers: { ...answers, ...(shared.length > 0 && { sharedExperienceOffered: shared }) },
});
const ours = ({ help, interests, ways }: { help?: string[]; interests?: string[]; ways?: string[] }) => ({
  ...(help && { helpWanted: help }),
  ...(interests && { interests }),
  ...(ways && { waysOfWorking: ways }),
});
const theirs = (of: Parameters<typeof ours>[0]) => {
  const { helpWanted, ...rest } = ours(of);
  return { ...rest, ...(helpWanted && { helpOffered: helpWanted }) };
};

test('a pair without what was confided scores, to a few points, as the engine scores two who share nothing', () => {
  fc.assert(
    fc.property(said, said, fc.boolean(), (one, other, alike) => {
      const pair = scorePair(student(ours(one), ['x']), mentor(theirs(other), alike ? ['x'] : ['y']), settings);
      const never = scorePair(student(ours(one), []), mentor(theirs(other), []), settings);
      const left = withoutConfided(pair);
      expect(left.parts.map(({ kind, fit }) => [kind, fit])).toEqual(never.parts.map(({ kind, fit }) => [kind, fit]));
      expect(Math.abs(left.score - never.score)).toBeLessThanOrEqual(criteria.length);
      expect(left.parts.reduce((sum, { points }) => sum + points, 0)).toBe(left.score);
      expect(left.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
      expect(left.score).toBeLessThanOrEqual(SCORE_MAX);
      expect(withoutConfided(left)).toBe(left);
    }),
    { numRuns: 500 },
  );
});
