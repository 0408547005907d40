import { isFresh } from './fresh-proof';

const now = new Date('2026-11-03T09:00:00Z');

test.each([
  ['2026-11-03T08:55:00Z', true],
  ['2026-11-03T08:54:59.999Z', false],
  ['2026-11-03T09:00:01Z', true],
  ['yesterday', false],
  [undefined, false],
])('a proof of %s is fresh: %s', (at, fresh) => expect(isFresh(at, now)).toBe(fresh));
