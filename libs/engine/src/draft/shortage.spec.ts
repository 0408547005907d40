import fc from 'fast-check';
import { criterion, mentor, round, settingsWith, smallRounds, student } from '../../test/small-rounds';
import type { UnmatchedReason } from '../model/draft';
import type { MatchInput, RoundSettings } from '../model/input';
import { barriersBetween } from '../pair/barriers';
import { makeDraft } from './make-draft';

/** Everybody who competes with one student: found by adding people until nobody is left to add. */
function competitionOf(input: MatchInput, studentId: string) {
  const { pairs, unmatched } = makeDraft(input);
  const pinned = new Set(input.pins.map((pin) => pin.studentId));
  const allowed = (id: string) =>
    input.mentors.filter(
      (other) =>
        other.places > 0 &&
        barriersBetween(
          input.students.find((one) => one.id === id)!,
          other,
          input,
        ).length === 0,
    );
  const reachOf = (start: string) => {
    const mentors = new Set(allowed(start).map(({ id }) => id));
    for (let size = -1; size < mentors.size;) {
      size = mentors.size;
      for (const pair of pairs)
        if (mentors.has(pair.mentorId) && !pinned.has(pair.studentId))
          for (const { id } of allowed(pair.studentId)) mentors.add(id);
    }
    return mentors;
  };
  const mentors = reachOf(studentId);
  const rivals = new Set([studentId]);
  for (let size = 0; size < rivals.size;) {
    size = rivals.size;
    for (const one of unmatched) {
      const theirs = reachOf(one.studentId);
      if (![...theirs].some((id) => mentors.has(id))) continue;
      rivals.add(one.studentId);
      for (const id of theirs) mentors.add(id);
    }
  }
  const places = input.mentors.reduce((sum, { id, places: open }) => sum + (mentors.has(id) ? open : 0), 0);
  return { students: places + rivals.size, mentors: mentors.size, places, placesNeeded: rivals.size };
}

test('who competes for which places is what adding people one after the other finds', () => {
  let [tried, joined] = [0, 0];
  fc.assert(
    fc.property(smallRounds, (input) => {
      const ids: string[] = [];
      for (const { studentId, reason } of makeDraft(input).unmatched) {
        ids.push(studentId);
        if (reason.code !== 'places-taken') continue;
        expect(reason).toEqual({ code: 'places-taken', ...competitionOf(input, studentId) });
        tried += 1;
        joined += reason.placesNeeded > 1 ? 1 : 0;
      }
      expect(ids).toEqual([...ids].sort());
    }),
    { numRuns: 300 },
  );
  expect(Math.min(tried, joined)).toBeGreaterThan(20);
});

/** Three who want the one mentor, of whom the best fit may have another who is worse. */
const wanted = (settings: Partial<RoundSettings>): MatchInput =>
  round({
    students: [
      student('a', { group: 'g', answers: { helpWanted: ['x'] } }),
      student('b', { answers: { helpWanted: ['x', 'y'] } }),
      student('c', { answers: { helpWanted: ['x', 'y', 'z'] }, avoids: ['n'] }),
    ],
    mentors: [mentor('m', { answers: { helpOffered: ['x'] } }), mentor('n', { answers: { helpOffered: ['x'] } })],
    settings: settingsWith({ criteria: [criterion({ kind: 'help' })], ...settings }),
  });
const reasonsIn = (input: MatchInput): UnmatchedReason[] => makeDraft(input).unmatched.map(({ reason }) => reason);

test.each<[what: string, settings: Partial<RoundSettings>, reason: UnmatchedReason]>([
  ['the best fit', { aim: 'best-fit' }, { code: 'others-first', by: 'fit', mentors: 1, places: 1, placesNeeded: 2 }],
  ['stability', { aim: 'stable' }, { code: 'others-first', by: 'wishes', mentors: 1, places: 1, placesNeeded: 2 }],
  [
    'the lowest raised',
    { aim: 'best-fit', fairness: { kind: 'raise-the-lowest' } },
    { code: 'others-first', by: 'fit', mentors: 1, places: 1, placesNeeded: null },
  ],
  ['most served', {}, { code: 'places-taken', students: 3, mentors: 2, places: 2, placesNeeded: 1 }],
  [
    'most served, by lottery',
    { lotteryStrength: 0.01 },
    { code: 'places-taken', students: 3, mentors: 2, places: 2, placesNeeded: 1, lottery: true },
  ],
  [
    'a floor that costs nothing',
    { fairness: { kind: 'floors', floors: [{ group: 'g', places: 1 }] } },
    { code: 'places-taken', students: 3, mentors: 2, places: 2, placesNeeded: 1 },
  ],
])('where a round wants %s, the reason says so', (_, settings, reason) => {
  expect(reasonsIn(wanted(settings))).toEqual([expect.objectContaining({ code: reason.code })]);
  const [told] = reasonsIn(wanted(settings));
  const { kept, ...rest } = told as UnmatchedReason & { kept?: true };
  expect(rest).toEqual(reason);
  expect(kept === true).toBe(makeDraft(wanted(settings)).certificate.floors !== undefined);
});

test('all places of all mentors a student may have are counted', () => {
  const input = round({
    students: ['a', 'b', 'c', 'd'].map((id) => student(id, { answers: { helpWanted: ['x'] } })),
    mentors: [mentor('m', { places: 2 }), mentor('n', { places: 1 })].map((one) => ({
      ...one,
      answers: { helpOffered: ['x'] },
    })),
    settings: settingsWith({ aim: 'best-fit' }),
  });
  expect(reasonsIn(input)).toEqual([{ code: 'others-first', by: 'fit', mentors: 2, places: 3, placesNeeded: 2 }]);
});

test('where groups need a least size, places are spoken of as if any size could meet', () => {
  const input = (fewest: number) =>
    round({
      students: ['a', 'b', 'c'].map((id) => student(id, { answers: { helpWanted: ['x'] } })),
      mentors: [mentor('m', { places: 2, fewest, answers: { helpOffered: ['x'] } })],
    });
  const reason = { code: 'places-taken', students: 3, mentors: 1, places: 2, placesNeeded: 1 };
  expect(reasonsIn(input(2))).toEqual([{ ...reason, anySize: true }]);
  expect(reasonsIn(input(1))).toEqual([reason]);
});
