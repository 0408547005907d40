import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import { check } from '../proof/check';
import { makeDraft } from '../draft/make-draft';
import type { MatchInput } from '../model/input';
import { InputRefused } from './refusal';
import { validate } from './validate';

const pin = (studentId: string, mentorId: string) => ({ studentId, mentorId });
const sound: Partial<MatchInput> = { students: [student('s'), student('t')], mentors: [mentor('m'), mentor('n')] };
const settings = (more: Parameters<typeof settingsWith>[0]): Partial<MatchInput> => ({ settings: settingsWith(more) });

/** What only a caller without types could send. */
const unknown = (value: unknown) => value as never;
const floors = (...wanted: [group: string, places: number][]): Partial<MatchInput> => ({
  students: [student('s', { group: 'a' }), student('t')],
  ...settings({ fairness: { kind: 'floors', floors: wanted.map(([group, places]) => ({ group, places })) } }),
});

type Fault = [code: string, field: string | undefined, fault: Partial<MatchInput>];
const answering = (answer: unknown) => student('a', { answers: { a: unknown(answer) } });

test.each<Fault>([
  ['no-students', 'students', { students: [] }],
  ['duplicate-student', 'students[1].id', { students: [student('s'), student('s')] }],
  ['duplicate-mentor', 'mentors[1].id', { mentors: [mentor('m'), mentor('m')] }],
  ['tier-out-of-range', 'students[0].tier', { students: [student('s', { tier: 0 })] }],
  ['tier-out-of-range', 'students[0].tier', { students: [student('s', { tier: 10 })] }],
  ['tier-out-of-range', 'students[0].tier', { students: [student('s', { tier: 1.5 })] }],
  ['places-out-of-range', 'mentors[0].places', { mentors: [mentor('m', { places: -1 })] }],
  ['places-out-of-range', 'mentors[0].places', { mentors: [mentor('m', { places: 501 })] }],
  ['places-out-of-range', 'mentors[0].places', { mentors: [mentor('m', { places: 0.5 })] }],
  ['weights-all-zero', 'settings.criteria', settings({ criteria: [criterion({ kind: 'help', weight: 0 })] })],
  ['weights-all-zero', 'settings.criteria', settings({ criteria: [] })],
  [
    'weight-out-of-range',
    'settings.criteria[0].weight',
    settings({ criteria: [criterion({ kind: 'help', weight: -1 })] }),
  ],
  [
    'weight-out-of-range',
    'settings.criteria[0].weight',
    settings({ criteria: [criterion({ kind: 'help', weight: Number.NaN })] }),
  ],
  [
    'duplicate-criterion',
    'settings.criteria[1].id',
    settings({ criteria: [criterion({ kind: 'help' }), criterion({ kind: 'help' })] }),
  ],
  [
    'columns-missing',
    'settings.criteria[0].mentorField',
    settings({ criteria: [criterion({ kind: 'equal', studentField: 'a' })] }),
  ],
  [
    'columns-missing',
    'settings.barriers[0].studentField',
    settings({ barriers: [{ id: 'b', kind: 'must-differ', name: 'b' }] }),
  ],
  [
    'duplicate-barrier',
    'settings.barriers[1].id',
    settings({ barriers: [1, 2].map(() => ({ id: 'b', kind: 'no-shared-time', name: 'b' })) }),
  ],
  ['minimum-fit-out-of-range', 'settings.minimumFit', settings({ minimumFit: 1.01 })],
  ['minimum-fit-out-of-range', 'settings.minimumFit', settings({ minimumFit: Number.NaN })],
  ['empty-id', 'students[0].id', { students: [student('')] }],
  ['empty-id', 'mentors[1].id', { mentors: [mentor('m'), mentor('')] }],
  ['empty-id', 'settings.criteria[0].id', settings({ criteria: [criterion({ kind: 'help', id: '' })] })],
  ['too-many-people', 'students', { students: Array.from({ length: 100_001 }, (_, i) => student(`s${i}`)) }],
  ['too-many-people', 'mentors', { mentors: Array.from({ length: 100_001 }, (_, i) => mentor(`m${i}`)) }],
  ['places-out-of-range', 'mentors[0].places', { mentors: [mentor('m', { places: 10_000 })] }],
  ['fewest-out-of-range', 'mentors[0].fewest', { mentors: [mentor('m', { places: 2, fewest: 3 })] }],
  ['fewest-out-of-range', 'mentors[0].fewest', { mentors: [mentor('m', { fewest: 0 })] }],
  ['fewest-out-of-range', 'mentors[0].fewest', { mentors: [mentor('m', { places: 2, fewest: 1.5 })] }],
  [
    'weight-out-of-range',
    'settings.criteria[0].weight',
    settings({ criteria: [criterion({ kind: 'help', weight: Infinity })] }),
  ],
  [
    'unknown-criterion',
    'settings.criteria[0].kind',
    settings({ criteria: [criterion({ kind: unknown('toString') })] }),
  ],
  [
    'unknown-barrier',
    'settings.barriers[0].kind',
    settings({ barriers: [{ id: 'b', kind: unknown('x'), name: 'b' }] }),
  ],
  ['retention-out-of-range', 'settings.retention', settings({ retention: -0.1 })],
  ['retention-out-of-range', 'settings.retention', settings({ retention: Number.NaN })],
  ['mentors-view-out-of-range', 'settings.mentorsView', settings({ mentorsView: 1.1 })],
  ['mentors-view-out-of-range', 'settings.mentorsView', settings({ mentorsView: Number.NaN })],
  ['lottery-strength-out-of-range', 'settings.lotteryStrength', settings({ lotteryStrength: 2 })],
  ['lottery-strength-out-of-range', 'settings.lotteryStrength', settings({ lotteryStrength: Number.NaN })],
  ['unknown-aim', 'settings.aim', settings({ aim: unknown('greedy') })],
  ['unknown-fairness', 'settings.fairness.kind', settings({ fairness: { kind: unknown('quota') } })],
  ['fairness-with-stable', 'settings.fairness', settings({ aim: 'stable', fairness: { kind: 'even-coverage' } })],
  ['floor-of-unknown-group', 'settings.fairness.floors[0].group', floors(['b', 1])],
  ['floor-twice', 'settings.fairness.floors[1].group', floors(['a', 1], ['a', 1])],
  ['floor-out-of-range', 'settings.fairness.floors[0].places', floors(['a', -1])],
  ['floor-out-of-range', 'settings.fairness.floors[0].places', floors(['a', 0.5])],
  ['floor-out-of-range', 'settings.fairness.floors[0].places', floors(['a', 2])],
  ['picked-twice', 'students[0].picks[2]', { students: [student('s', { picks: ['m', 'n', 'm'] })] }],
  ['picked-twice', 'mentors[0].picks[1]', { mentors: [mentor('m', { picks: ['s', 's'] })] }],
  ['rating-out-of-range', 'students[0].ratings.m', { students: [student('s', { ratings: { m: 0 } })] }],
  ['rating-out-of-range', 'mentors[0].ratings.s', { mentors: [mentor('m', { ratings: { s: Number.NaN } })] }],
  ['answer-unreadable', 'students[0].answers.a', { students: [student('s', { answers: { a: unknown({}) } })] }],
  ['answer-unreadable', 'students[0].answers.a', { students: [student('s', { answers: { a: Number.NaN } })] }],
  ['answer-unreadable', 'students[1].answers.a', { students: [student('s'), answering(['text', 1])] }],
  ['empty-id', 'students[0].id', { students: [student(unknown(7))] }],
  ...(['equal', 'different', 'overlap', 'closeness', 'steps-apart'] as const).map((kind): Fault => [
    'columns-missing',
    'settings.criteria[0].studentField',
    settings({ criteria: [criterion({ kind })] }),
  ]),
  ['answer-unreadable', 'mentors[0].answers.a', { mentors: [mentor('m', { answers: { a: unknown([1]) } })] }],
  ['kept-twice', 'before[1]', { before: [pin('s', 'm'), pin('s', 'n')] }],
  ['pin-of-unknown-student', 'pins[0].studentId', { pins: [pin('x', 'm')] }],
  ['pin-of-unknown-mentor', 'pins[0].mentorId', { pins: [pin('s', 'x')] }],
  ['pinned-twice', 'pins[1]', { pins: [pin('s', 'm'), pin('s', 'n')] }],
  ['pins-exceed-places', 'pins[1]', { pins: [pin('s', 'm'), pin('t', 'm')] }],
  ['pin-breaks-barrier', 'pins[0]', { pins: [pin('s', 'm')], rejections: [pin('s', 'm')] }],
])('%s at %s', (code, field, fault) => {
  const make = () => makeDraft(round({ ...sound, ...fault }));
  expect(make).toThrow(InputRefused);
  expect(make).toThrow(expect.objectContaining({ code, field }));
  // A whole sentence, in which nothing is missing.
  expect(make).toThrow(/^(?!.* {2})(?!.*undefined)\S.{15,}\S$/u);
});

test('where a mentor has too few places, what was announced comes first', () => {
  const pins = [pin('s', 'm'), { ...pin('t', 'm'), announced: true }];
  const make = () => makeDraft(round({ ...sound, pins }));
  expect(make).toThrow(expect.objectContaining({ code: 'pins-exceed-places', field: 'pins[0]' }));
});

test('a pair that was announced stands though something would bar it now, and passes the check', () => {
  const announced = { ...pin('s', 'm'), announced: true };
  const input = round({ ...sound, pins: [announced], rejections: [pin('s', 'm'), pin('t', 'n')] });
  const draft = makeDraft(input);
  expect(draft.pairs).toMatchObject([{ ...pin('s', 'm'), pinned: true }]);
  expect(check(input, draft)).toEqual([]);
  expect(check({ ...input, pins: [pin('s', 'm')] }, draft)).toEqual(['student s with mentor m: barred by rejected']);
});

test('a sound round is not refused', () => {
  expect(makeDraft(round({ ...sound, pins: [pin('s', 'n')] })).pairs).toHaveLength(2);
});

test('a refusal names what there is to choose from, and every barrier in the way', () => {
  const refused = (fault: Partial<MatchInput>) => () => validate(round({ ...sound, ...fault }));
  expect(refused(settings({ aim: unknown('greedy') }))).toThrow(
    /greedy: choose one of most-matched, best-fit, stable$/u,
  );
  expect(refused(settings({ fairness: { kind: unknown('quota') } }))).toThrow(
    /quota: choose one of floors, even-coverage, raise-the-lowest, or none$/u,
  );
  const avoiding = { students: [student('s', { avoids: ['m'] })], pins: [pin('s', 'm')], rejections: [pin('s', 'm')] };
  expect(refused(avoiding)).toThrow(
    /student s to mentor m is barred by (student-avoids, rejected|rejected, student-avoids):/u,
  );
});

test('a floor that is too high says how many the group has', () => {
  expect(() => validate(round({ ...sound, ...floors(['a', 2]) }))).toThrow(/group a, which has 1 students,/u);
});

test('whoever is spoken of and has left the round is no fault', () => {
  const input = round({
    ...sound,
    students: [student('s', { picks: ['gone'], ratings: { gone: 5 }, avoids: ['gone'] })],
    rejections: [pin('s', 'gone')],
    before: [pin('s', 'gone'), pin('gone', 'm')],
  });
  expect(check(input, makeDraft(input))).toEqual([]);
});

test('a round without mentors, and a student whom nobody may have, are no fault', () => {
  expect(makeDraft(round({ students: [student('s')] })).unmatched).toHaveLength(1);
});

test('words that mean something to the machine are words like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const odd = (field: string) => Object.fromEntries(names.map((name) => [name, field])) as Record<string, string>;
  const ratings = (others: readonly string[]) => Object.fromEntries(others.map((other) => [other, 5]));
  const kinds = ['help', 'direction', 'practical', 'interests', 'picks', 'ratings', 'shared-experience'] as const;
  const input = round({
    students: names.map((id) =>
      student(id, {
        answers: { ...odd('x'), helpWanted: names, direction: names, availability: names, interests: id },
        picks: names,
        ratings: ratings(names),
        avoids: [],
        group: id,
      }),
    ),
    mentors: names.map((id) =>
      mentor(id, { answers: { ...odd('x'), helpOffered: names, sectors: names, availability: id }, picks: names }),
    ),
    settings: settingsWith({
      criteria: [
        ...kinds.map((kind) => criterion({ kind })),
        ...names.map((id) => criterion({ kind: 'equal', id, studentField: id, mentorField: id })),
      ],
      barriers: names.map((id) => ({
        id,
        name: id,
        kind: 'must-be-equal' as const,
        studentField: id,
        mentorField: id,
      })),
      sectors: Object.fromEntries(names.map((name) => [name, 'constructor'])),
      fairness: { kind: 'floors', floors: [{ group: '__proto__', places: 1 }] },
    }),
    pins: [pin('__proto__', 'constructor')],
    before: [pin('constructor', '__proto__')],
    seed: '__proto__',
  });
  const draft = makeDraft(input);
  expect(check(input, draft)).toEqual([]);
  expect(draft.pairs).toHaveLength(names.length);
  expect(draft.pairs.every(({ score }) => Number.isInteger(score))).toBe(true);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
