import fc from 'fast-check';
import { compare, everyDraft, type ScoredPair } from '../../test/brute-force';
import { chosenRounds } from '../../test/chosen-rounds';
import { keepingWorth, lotteryBonus } from '../aims/aims';
import { ticket } from '../aims/lottery';
import type { MatchInput, PairOfIds } from '../model/input';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';

/** What a draft is judged by, number by number: who is served, places lacking to the floors, points of all kinds. */
function worthOf(input: MatchInput, pairs: readonly ScoredPair[]): number[] {
  const { aim, ignoreTiers } = input.settings;
  const studentOf = new Map(input.students.map((student) => [student.id, student]));
  const served = new Array<number>(9).fill(0);
  const inGroup = new Map<string, number>();
  for (const { studentId } of pairs) {
    const { tier, group } = studentOf.get(studentId)!;
    served[ignoreTiers ? 0 : tier - 1]! += 1;
    if (group !== undefined) inGroup.set(group, (inGroup.get(group) ?? 0) + 1);
  }
  return [...(aim === 'best-fit' ? [] : served), -lacking(input, inGroup), points(input, pairs)];
}

function lacking({ settings: { fairness } }: MatchInput, inGroup: ReadonlyMap<string, number>): number {
  if (fairness?.kind !== 'floors') return 0;
  return fairness.floors.reduce((sum, { group, places }) => sum + Math.max(0, places - (inGroup.get(group) ?? 0)), 0);
}

/** A pinned student's points are not for the draft to win: theirs is neither kept nor drawn. */
function points({ pins, before = [], settings, seed }: MatchInput, pairs: readonly ScoredPair[]): number {
  const pinned = new Set(pins.map(({ studentId }) => studentId));
  const had = new Map(before.map(({ studentId, mentorId }) => [studentId, mentorId]));
  return pairs.reduce((sum, { studentId, mentorId, score }) => {
    if (pinned.has(studentId)) return sum + score;
    const kept = had.get(studentId) === mentorId ? keepingWorth(settings) : 0;
    return sum + score + kept + lotteryBonus(settings, ticket(seed, studentId));
  }, 0);
}

function meets({ mentors }: MatchInput, pairs: readonly PairOfIds[]): boolean {
  return mentors.every(({ id, fewest = 1 }) => {
    const count = pairs.filter(({ mentorId }) => mentorId === id).length;
    return count === 0 || count >= fewest;
  });
}

const byPoints = chosenRounds.filter(
  ({ settings: { aim, fairness } }) => aim !== 'stable' && (fairness?.kind ?? 'floors') === 'floors',
);

const anySize = (input: MatchInput): MatchInput => ({
  ...input,
  mentors: input.mentors.map((mentor) => ({ ...mentor, fewest: 1 })),
});

test('tiers, then floors, then fit, kept pairs and lottery together: as trying everything shows, however much they count', () => {
  fc.assert(
    fc.property(byPoints.map(anySize), (input) => {
      const all = everyDraft(input).map((pairs) => worthOf(input, pairs));
      const best = all.reduce((most, one) => (compare(one, most) > 0 ? one : most));
      expect(worthOf(input, makeDraft(input).pairs)).toEqual(best);
    }),
    { numRuns: 400 },
  );
});

test('where groups need a least size, no draft that keeps to it is better', () => {
  const sized = byPoints.filter(({ pins, settings: { fairness }, mentors }) => {
    return pins.length === 0 && !fairness && mentors.some(({ fewest = 1 }) => fewest > 1);
  });
  fc.assert(
    fc.property(sized, (input) => {
      const all = everyDraft(input).filter((pairs) => meets(input, pairs));
      const best = all
        .map((pairs) => worthOf(input, pairs))
        .reduce((most, one) => (compare(one, most) > 0 ? one : most));
      const draft = makeDraft(input);
      expect(meets(input, draft.pairs)).toBe(true);
      expect(worthOf(input, draft.pairs)).toEqual(best);
    }),
    { numRuns: 300 },
  );
});

const wide = fc
  .record({ round: chosenRounds, fewest: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }) })
  .map(({ round, fewest }) => ({
    ...round,
    mentors: round.mentors.map((mentor, j) => {
      const places = mentor.places === 0 ? 0 : mentor.places + 2;
      return { ...mentor, places, fewest: Math.max(1, Math.min(places, fewest[j]!)) };
    }),
  }));

test('whatever the aim and the fairness choice, a group meets with enough students, or not at all unless somebody is pinned', () => {
  fc.assert(
    fc.property(wide, (input) => {
      const draft = makeDraft(input);
      expect(check(input, draft)).toEqual([]);
      const pinned = new Set(input.pins.map(({ mentorId }) => mentorId));
      const free = input.mentors.filter(({ id }) => !pinned.has(id));
      expect(meets({ ...input, mentors: free }, draft.pairs)).toBe(true);
    }),
    { numRuns: 600 },
  );
});
