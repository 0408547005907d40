import { criterion, mentor, round, settingsWith, student } from '../test/small-rounds';
import { check } from './check';
import { makeDraft } from './draft';
import type { MatchInput } from './model';
import { InputRefused } from './refusal';

const pin = (studentId: string, mentorId: string) => ({ studentId, mentorId });
const sound: Partial<MatchInput> = { students: [student('s'), student('t')], mentors: [mentor('m'), mentor('n')] };
const settings = (more: Parameters<typeof settingsWith>[0]): Partial<MatchInput> => ({ settings: settingsWith(more) });

test.each<[code: string, field: string | undefined, fault: Partial<MatchInput>]>([
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
  ['pin-of-unknown-student', 'pins[0].studentId', { pins: [pin('x', 'm')] }],
  ['pin-of-unknown-mentor', 'pins[0].mentorId', { pins: [pin('s', 'x')] }],
  ['pinned-twice', 'pins[1]', { pins: [pin('s', 'm'), pin('s', 'n')] }],
  ['pins-exceed-places', 'pins[1]', { pins: [pin('s', 'm'), pin('t', 'm')] }],
  ['pin-breaks-barrier', 'pins[0]', { pins: [pin('s', 'm')], rejections: [pin('s', 'm')] }],
])('%s at %s', (code, field, fault) => {
  const make = () => makeDraft(round({ ...sound, ...fault }));
  expect(make).toThrow(InputRefused);
  expect(make).toThrow(expect.objectContaining({ code, field }));
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
