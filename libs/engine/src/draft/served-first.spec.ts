import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { criterion, possiblePins } from '../../test/small-rounds';
import type { Draft } from '../model/draft';
import type { MatchInput } from '../model/input';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';

const words = ['x', 'y', 'z'];
const share = fc.subarray(words);
const shares = fc.record({
  wanted: fc.array(share, { minLength: 6, maxLength: 6 }),
  offered: fc.array(share, { minLength: 4, maxLength: 4 }),
});

/** Chosen rounds with a criterion for what people share, of any weight; and minimum fits that scores lie around. */
const rounds = fc
  .record({
    input: chosenRounds,
    weight: fc.constantFrom(1, 10, 60),
    minimumFit: fc.constantFrom(0, 0.3, 0.5),
    mostOf: fc.subarray([0, 1, 2, 3, 4, 5]),
    wishes: fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 2 }),
  })
  .map(({ input, weight, minimumFit, mostOf, wishes }): MatchInput => {
    const criteria = [...input.settings.criteria, criterion({ kind: 'shared-experience', weight })];
    const most = (at: number) => (mostOf.includes(at) ? { mostImportant: 'shared-experience' as const } : {});
    const all: MatchInput = {
      ...input,
      students: input.students.map((one, at) => ({ ...one, ...most(at) })),
      mentors: input.mentors.map((one, at) => ({ ...one, ...most(at) })),
      settings: { ...input.settings, criteria, minimumFit },
      pins: [],
    };
    const pins = wishes.map(([i, j]) => ({ studentId: `s${i}`, mentorId: `m${j}` }));
    return { ...all, pins: possiblePins(all, pins) };
  });

const sharing = (input: MatchInput, { wanted, offered }: { wanted: string[][]; offered: string[][] }): MatchInput => ({
  ...input,
  students: input.students.map((one, at) => ({
    ...one,
    answers: { ...one.answers, sharedExperienceWanted: wanted[at] ?? [] },
  })),
  mentors: input.mentors.map((one, at) => ({
    ...one,
    answers: { ...one.answers, sharedExperienceOffered: offered[at] ?? [] },
  })),
});

const served = ({ pairs }: Draft) => pairs.map(({ studentId }) => studentId);
const mentorsOf = ({ pairs }: Draft) => pairs.map(({ studentId, mentorId }) => [studentId, mentorId]);

test('whoever shares or refuses anything, the same students are served, and for the same reasons others are not', () => {
  const seen = { inTwo: 0, atOnce: 0, leftOut: 0, moved: 0 };
  fc.assert(
    fc.property(rounds, shares, (input, shared) => {
      const [silent, told] = [makeDraft(input), makeDraft(sharing(input, shared))];
      expect(served(told)).toEqual(served(silent));
      expect(told.unmatched).toEqual(silent.unmatched);
      expect(told.tiers).toEqual(silent.tiers);
      expect(check(sharing(input, shared), told)).toEqual([]);
      expect(check(input, silent)).toEqual([]);
      if (told.certificate.served) seen.inTwo += 1;
      else if (told.sharingLeftOut) seen.leftOut += 1;
      else seen.atOnce += 1;
      if (JSON.stringify(mentorsOf(told)) !== JSON.stringify(mentorsOf(silent))) seen.moved += 1;
    }),
    { numRuns: 1500 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});
