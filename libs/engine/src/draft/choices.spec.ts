import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';

test('whatever the round chooses, its draft passes the check', () => {
  fc.assert(
    fc.property(chosenRounds, (input) => {
      expect(check(input, makeDraft(input))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('whatever the round chooses, the order of the input does not matter, down to the last byte', () => {
  fc.assert(
    fc.property(chosenRounds, (input) => {
      const turned = {
        ...input,
        students: [...input.students].reverse(),
        mentors: [...input.mentors].reverse(),
        pins: [...input.pins].reverse(),
        before: [...(input.before ?? [])].reverse(),
        rejections: [...input.rejections].reverse(),
        settings: { ...input.settings, criteria: [...input.settings.criteria].reverse() },
      };
      expect(JSON.stringify(makeDraft(turned))).toBe(JSON.stringify(makeDraft(input)));
    }),
    { numRuns: 400 },
  );
});
