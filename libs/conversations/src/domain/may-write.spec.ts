import { closedFor, isReadable, type Standing } from './may-write';

const underWay: Standing = { state: 'active', isHeld: false, endedAt: null, mayContact: true, isGroup: false };

test.each<[Partial<Standing>, ReturnType<typeof closedFor>]>([
  [{}, null],
  [{ state: 'paused' }, null],
  [{ state: 'proposed' }, 'not-begun'],
  [{ state: 'accepted' }, 'not-begun'],
  [{ state: 'paused', isHeld: true }, 'on-hold'],
  [{ state: 'finished' }, 'over'],
  [{ state: 'withdrawn' }, 'over'],
  [{ mayContact: false }, 'under-18'],
  [{ mayContact: false, isGroup: true }, null],
])('%j: %s', (at, closed) => expect(closedFor({ ...underWay, ...at })).toBe(closed));

test.each([
  ['2026-11-30T09:00:00Z', true],
  ['2026-12-01T09:00:00Z', true],
  ['2026-12-01T09:00:01Z', false],
])('what ended on 1 November can be read at %s: %s', (at, can) =>
  expect(isReadable({ ...underWay, state: 'finished', endedAt: new Date('2026-11-01T09:00:00Z') }, new Date(at))).toBe(
    can,
  ),
);

test('nothing is read before both said yes', () =>
  expect(isReadable({ ...underWay, state: 'accepted' }, new Date('2026-11-01'))).toBe(false));
