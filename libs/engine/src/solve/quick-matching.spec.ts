import fc from 'fast-check';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { censusOf } from './census';
import { QuickPasses } from './quick-passes';
import { TierMatching } from './tier-matching';

test('who can be served is found in WebAssembly move for move, and kept when its memory is used again', () =>
  fc.assert(
    fc.property(fc.noBias(fc.nat()), fc.constantFrom(0.1, 0.3, 0.8), (seed, density) => {
      const recipe = { students: 30, mentors: 12, mostPlaces: 3, ranks: 3, values: 5, bonuses: 2, density };
      const problem = randomProblem(numbersFrom(seed), recipe);
      const passes = QuickPasses.of(problem)!;
      const { mentorOf, levelOf } = passes.matched();
      passes.done();
      const next = QuickPasses.of(randomProblem(numbersFrom(seed + 1), recipe))!;
      next.matched();
      next.done();
      const plain = new TierMatching(problem, censusOf(problem).wanted);
      expect([[...mentorOf], [...levelOf]]).toEqual([[...plain.mentorOf], [...plain.levelOf]]);
    }),
    { numRuns: 100 },
  ));
