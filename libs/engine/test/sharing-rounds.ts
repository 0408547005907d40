import fc from 'fast-check';
import type { MatchInput } from '../src/model/input';
import { chosenRounds } from './chosen-rounds';
import { criterion, possiblePins } from './small-rounds';

const share = fc.subarray(['x', 'y', 'z']);

/** What each student asks to share, and each mentor offers. */
export interface Shares {
  readonly wanted: readonly (readonly string[])[];
  readonly offered: readonly (readonly string[])[];
}

export const shares: fc.Arbitrary<Shares> = fc.record({
  wanted: fc.array(share, { minLength: 6, maxLength: 6 }),
  offered: fc.array(share, { minLength: 4, maxLength: 4 }),
});

/** Rounds of every choice with a criterion for what people share, of any weight, that some call most important; nobody shares. */
export const silentRounds: fc.Arbitrary<MatchInput> = fc
  .record({
    input: chosenRounds,
    weight: fc.constantFrom(1, 10, 60),
    minimumFit: fc.constantFrom(0, 0.3, 0.5),
    mostOf: fc.subarray([0, 1, 2, 3, 4, 5]),
    wishes: fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 2 }),
  })
  .map(({ input, weight, minimumFit, mostOf, wishes }) => {
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

/** The same round in which people share this. */
export const sharing = (input: MatchInput, { wanted, offered }: Shares): MatchInput => ({
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

/** Rounds in which some share something. */
export const sharingRounds = fc.tuple(silentRounds, shares).map(([input, shared]) => sharing(input, shared));
