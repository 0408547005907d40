import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { mentor, round, settingsWith, smallRounds, student } from '../../test/small-rounds';
import { barriersBetween } from '../pair/barriers';
import { makeDraft } from './make-draft';
import type { UnmatchedReason } from '../model/draft';
import type { MatchInput } from '../model/input';

const reasonFor = (input: MatchInput, id = 's'): UnmatchedReason | undefined =>
  makeDraft(input).unmatched.find(({ studentId }) => studentId === id)?.reason;

const allowedFor = (input: MatchInput, id: string) => {
  const one = input.students.find((candidate) => candidate.id === id)!;
  return input.mentors.filter((other) => barriersBetween(one, other, input).length === 0);
};

test('what is said of taken places is true: so many more, at any mentor they may have, give them a mentor', () => {
  let tried = 0;
  fc.assert(
    fc.property(smallRounds, (input) => {
      for (const { studentId, reason } of makeDraft(input).unmatched) {
        const allowed = allowedFor(input, studentId);
        expect(reason.code === 'places-taken').toBe(allowed.length > 0);
        if (reason.code !== 'places-taken') continue;
        expect(reason.students - reason.places).toBe(reason.placesNeeded);
        for (const { id } of allowed) {
          const grown = {
            ...input,
            mentors: input.mentors.map((one) =>
              one.id === id ? { ...one, places: one.places + reason.placesNeeded } : one,
            ),
          };
          expect(makeDraft(grown).pairs.map((pair) => pair.studentId)).toContain(studentId);
          tried += 1;
        }
      }
    }),
    { numRuns: 600 },
  );
  expect(tried).toBeGreaterThan(200);
});

const withPlaces = (input: MatchInput, mentorId: string, more: number): MatchInput => ({
  ...input,
  mentors: input.mentors.map((one) => (one.id === mentorId ? { ...one, places: one.places + more } : one)),
});
const ofAnySize = (input: MatchInput): MatchInput => ({
  ...input,
  mentors: input.mentors.map((one) => ({ ...one, fewest: 1 })),
});
const isMatched = (input: MatchInput, id: string) => makeDraft(input).pairs.some(({ studentId }) => studentId === id);

test('whatever the round chooses, what would change it is true', () => {
  const tried = new Map<string, number>();
  fc.assert(
    fc.property(chosenRounds, (input) => {
      for (const { studentId, reason } of makeDraft(input).unmatched) {
        const allowed = allowedFor(input, studentId);
        const shown = reason.code === 'no-mentor-allowed' || reason.code === 'below-minimum-fit';
        expect(shown).toBe(allowed.length === 0);
        if (shown) continue;
        tried.set(reason.code, (tried.get(reason.code) ?? 0) + 1);
        if (reason.code === 'group-too-small') {
          expect(isMatched(ofAnySize(input), studentId)).toBe(true);
          continue;
        }
        expect(reason.lottery ?? false).toBe((input.settings.lotteryStrength ?? 0) > 0);
        if (reason.kept) expect(input.settings.fairness?.kind).toBe('floors');
        const base = reason.anySize ? ofAnySize(input) : input;
        const { placesNeeded } = reason;
        if (placesNeeded === null) continue;
        const served = allowed.map(({ id }) => isMatched(withPlaces(base, id, placesNeeded), studentId));
        if (reason.code === 'places-taken') expect(served).not.toContain(false);
        else expect(served).toContain(true);
      }
    }),
    { numRuns: 900 },
  );
  for (const code of ['places-taken', 'others-first', 'group-too-small']) expect(tried.get(code)).toBeGreaterThan(5);
});

test('students who compete are counted, and nobody else', () => {
  const law = { answers: { 'column:wish': 'law' } };
  const art = { answers: { 'column:wish': 'art' } };
  const wishes = { studentField: 'column:wish', mentorField: 'column:wish' };
  const input = round({
    students: [...[1, 2, 3, 4, 5].map((n) => student(`law${n}`, law)), student('art1', art)],
    mentors: [mentor('m1', { ...law, places: 2 }), mentor('m2', law), mentor('m3', { ...art, places: 4 })],
    settings: settingsWith({ barriers: [{ id: 'b', kind: 'must-be-equal', name: 'Same wish', ...wishes }] }),
  });
  const { unmatched } = makeDraft(input);
  expect(unmatched).toHaveLength(2);
  for (const { reason } of unmatched)
    expect(reason).toEqual({ code: 'places-taken', students: 5, mentors: 2, places: 3, placesNeeded: 2 });
});

test('places filled by pins are taken places too', () => {
  const input = round({
    students: [student('s'), student('t')],
    mentors: [mentor('m')],
    pins: [{ studentId: 't', mentorId: 'm' }],
  });
  expect(reasonFor(input)).toEqual({ code: 'places-taken', students: 2, mentors: 1, places: 1, placesNeeded: 1 });
});

test('where nobody is allowed, the barriers are counted and the one that alone would open most is named', () => {
  const input = round({
    students: [student('s', { avoids: ['m1', 'm4'], answers: { meetingModes: ['online'] } })],
    mentors: [
      mentor('m1'),
      mentor('m2', { answers: { meetingModes: ['phone'] } }),
      mentor('m3', { answers: { meetingModes: ['phone'] } }),
      mentor('m4', { places: 0 }),
    ],
    settings: settingsWith({ barriers: [{ id: 'modes', kind: 'no-shared-mode', name: 'No way to meet' }] }),
  });
  expect(reasonFor(input)).toMatchObject({
    code: 'no-mentor-allowed',
    mentors: 4,
    barriers: [
      { id: 'modes', mentors: 2 },
      { id: 'student-avoids', mentors: 2 },
      { id: 'no-place', mentors: 1 },
    ],
    wouldOpen: { id: 'modes', name: 'No way to meet', mentors: 2 },
  });
  expect(allowedFor({ ...input, settings: { ...input.settings, barriers: [] } }, 's').map(({ id }) => id)).toEqual([
    'm2',
    'm3',
  ]);
});

test('where no mentor is there at all, nothing would open anything', () => {
  expect(reasonFor(round({ students: [student('s')] }))).toEqual({
    code: 'no-mentor-allowed',
    mentors: 0,
    barriers: [],
    wouldOpen: null,
  });
});

test('the best fit below the minimum is true: with that minimum the student is matched', () => {
  const input = round({
    students: [student('s', { answers: { helpWanted: ['a', 'b', 'c'] } })],
    mentors: [
      mentor('m1', { answers: { helpOffered: ['a'] } }),
      mentor('m2', { answers: { helpOffered: ['a', 'b'] }, avoids: ['s'] }),
    ],
    settings: settingsWith({ minimumFit: 0.5 }),
  });
  const reason = reasonFor(input);
  expect(reason).toEqual({ code: 'below-minimum-fit', bestFit: 21846 / 65535, minimumFit: 0.5 });
  const lowered = {
    ...input,
    settings: { ...input.settings, minimumFit: reason?.code === 'below-minimum-fit' ? (reason.bestFit ?? 1) : 1 },
  };
  expect(reasonFor(lowered)).toBeUndefined();
});

test('that they are the same person is nothing to be lifted', () => {
  const input = round({ students: [student('s')], mentors: [mentor('m', { samePersonAs: ['s'] })] });
  expect(reasonFor(input)).toMatchObject({ barriers: [{ id: 'same-person', mentors: 1 }], wouldOpen: null });
});

test('a barrier that is not alone would open nobody by itself', () => {
  const phone = { answers: { meetingModes: ['phone'] } };
  const input = round({
    students: [student('s', { avoids: ['m1', 'm2'], answers: { meetingModes: ['online'] } })],
    mentors: [mentor('m1', phone), mentor('m2', phone), mentor('m3', phone)],
    settings: settingsWith({ barriers: [{ id: 'modes', kind: 'no-shared-mode', name: 'No way to meet' }] }),
  });
  expect(reasonFor(input)).toMatchObject({ wouldOpen: { id: 'modes', mentors: 1 } });
  expect(reasonFor({ ...input, mentors: input.mentors.slice(0, 2) })).toMatchObject({ wouldOpen: null });
});
