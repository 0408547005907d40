import type { PersonTimes } from '../data/availability.query';
import { nextTimes } from './next-times';

const at = (iso: string) => Date.parse(iso) / 60_000;
const online = { minutes: 60, mode: 'online' } as const;

const evening = {
  weekday: 2,
  fromMinute: 17 * 60,
  toMinute: 20 * 60,
  mode: 'any',
  zone: 'Europe/London',
  from: '2026-01-01',
  until: null,
} as const;

/** Somebody who can meet on Tuesdays from five to eight. */
const free = (id: string, kind: 'student' | 'mentor'): PersonTimes => ({
  person: { kind, id },
  availability: { rules: [evening], exceptions: [], busy: [], taken: [] },
  ...{ zone: 'Europe/London', zones: [], travelMinutes: 0, place: '', joinUrl: '', hasSaid: true },
});

test.each([
  ['one evening is left', '2026-12-01T00:00Z', ['17:00', '18:00', '19:00']],
  ['an hour and a half is left', '2026-12-01T18:30Z', ['18:30', '19:00']],
])('where %s, what is offered together can be kept together', (_what, from, expected) => {
  const window = { from: at(from), to: at('2026-12-02T00:00Z') };
  const outlook = {
    times: [free('m', 'mentor'), free('s', 'student')],
    zone: 'Europe/London',
    theirZone: 'Europe/London',
    window,
  };
  expect(nextTimes(outlook, { ...online, most: 3 }).map(({ local }) => local.slice(11))).toEqual(expected);
});
