import fc from 'fast-check';
import type { Aim, Fairness, MatchInput, RoundSettings } from '../src/model/input';
import { smallRounds } from './small-rounds';

const GROUPS = ['left', 'right'];

const shares = fc.constantFrom(undefined, 0.02, 0.5, 1);

/** What a round may choose besides its criteria. */
export const choices = fc.record(
  {
    aim: fc.constantFrom<Aim[]>('most-matched', 'most-matched', 'best-fit', 'stable'),
    ignoreTiers: fc.boolean(),
    retention: shares,
    mentorsView: shares,
    lotteryStrength: shares,
    fairness: fc.oneof(
      fc.constant(undefined),
      fc.tuple(fc.nat(3), fc.nat(3)).map((places): Fairness => ({
        kind: 'floors',
        floors: GROUPS.map((group, at) => ({ group, places: places[at] ?? 0 })),
      })),
      fc.constantFrom<Fairness>({ kind: 'even-coverage' }, { kind: 'raise-the-lowest' }),
    ),
  },
  { noNullPrototype: true },
);

const people = fc.record({
  groupOf: fc.array(fc.constantFrom(undefined, ...GROUPS), { minLength: 6, maxLength: 6 }),
  fewest: fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 4 })),
  before: fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 4, selector: ([i]) => i }),
});

/** Small rounds that make use of every choice there is, each together with any other that it goes with. */
export const chosenRounds: fc.Arbitrary<MatchInput> = fc
  .record({ round: smallRounds, chosen: choices, more: people })
  .map(({ round, chosen, more: { groupOf, fewest, before } }) => {
    const students = round.students.map((student, i) => ({ ...student, ...(groupOf[i] && { group: groupOf[i] }) }));
    const mentors = round.mentors.map((mentor, j) => ({
      ...mentor,
      fewest: Math.max(1, Math.min(mentor.places, fewest[j] ?? 1)),
    }));
    const { aim, ignoreTiers, fairness, ...numbers } = chosen;
    const size = (group: string) => students.filter((one) => one.group === group).length;
    const kept = fairness?.kind === 'floors' ? possible(fairness, size) : fairness;
    const settings: RoundSettings = {
      ...round.settings,
      ...given(numbers),
      aim,
      ignoreTiers,
      ...(kept && aim !== 'stable' && { fairness: kept }),
    };
    return {
      ...round,
      students,
      mentors,
      settings,
      before: before.map(([i, j]) => ({ studentId: `s${i}`, mentorId: `m${j}` })),
    };
  })
  .filter(allowsPins);

/** Floors as high as the groups allow. */
const possible = (fairness: Fairness & { kind: 'floors' }, size: (group: string) => number): Fairness => ({
  kind: 'floors',
  floors: fairness.floors
    .filter(({ group }) => size(group) > 0)
    .map(({ group, places }) => ({ group, places: Math.min(places, size(group)) })),
});

const given = (numbers: Record<string, number | undefined>): Partial<RoundSettings> =>
  Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));

/** Another balance of views can push a pinned pair below the minimum fit. */
function allowsPins({ pins, settings }: MatchInput): boolean {
  return pins.length === 0 || settings.minimumFit === 0 || settings.mentorsView === undefined;
}
