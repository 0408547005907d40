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
  expect(reasonsIn(wanted(settings))).toEqual([reason]);
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

test('places kept for a group are spoken of where they had a part', () => {
  const input = (settings: Partial<RoundSettings>) =>
    round({
      students: [
        student('s', { answers: { helpWanted: ['x'] } }),
        student('t', { group: 'few', answers: { helpWanted: ['x', 'y'] } }),
      ],
      mentors: [mentor('m', { answers: { helpOffered: ['x'] } })],
      settings: settingsWith(settings),
    });
  const reason = { code: 'places-taken', students: 2, mentors: 1, places: 1, placesNeeded: 1 };
  const floors = { fairness: { kind: 'floors', floors: [{ group: 'few', places: 1 }] } } as const;
  expect(makeDraft(input(floors)).unmatched).toEqual([{ studentId: 's', reason: { ...reason, kept: true } }]);
  expect(makeDraft(input({})).unmatched).toEqual([{ studentId: 't', reason }]);
  const even = makeDraft(input({ fairness: { kind: 'even-coverage' } })).unmatched;
  expect(even).toEqual([{ studentId: 's', reason }]);
});

test('two who reach a mentor in common compete, whatever else each could have', () => {
  const input = round({
    students: [
      student('a', { tier: 2, avoids: ['n'] }),
      student('b', { tier: 2 }),
      student('c', { avoids: ['n'] }),
      student('d', { avoids: ['m'] }),
    ],
    mentors: [mentor('m'), mentor('n')],
  });
  const reason = { code: 'places-taken', students: 4, mentors: 2, places: 2, placesNeeded: 2 };
  expect(reasonsIn(input)).toEqual([reason, reason]);
});

test('a low fit is the reason only where nothing else bars, and it may be no fit at all', () => {
  const input = (rules: RoundSettings['barriers']) =>
    round({
      students: [student('s', { answers: { helpWanted: ['x'], a: 'one' } })],
      mentors: [mentor('m', { answers: { helpOffered: ['y'], a: 'two' } })],
      settings: settingsWith({ minimumFit: 0.5, barriers: rules }),
    });
  expect(reasonsIn(input([]))).toEqual([{ code: 'below-minimum-fit', bestFit: 0, minimumFit: 0.5 }]);
  const rule = { id: 'r', name: 'Rule', kind: 'must-be-equal', studentField: 'a', mentorField: 'a' } as const;
  expect(reasonsIn(input([rule]))).toEqual([expect.objectContaining({ code: 'no-mentor-allowed', wouldOpen: null })]);
});
