import type { Standing, StandingCode } from '@footing/joining';
import { placeInWords, standingWords } from './standing-words';

const dates = {
  ...{ signUpOpens: '2026-09-28', signUpCloses: '2026-11-30', matchBy: '2026-12-11' },
  ...{ meetingsStart: '2027-01-11', meetingsEnd: '2027-06-30' },
};
const round = { roundId: 'r', roundName: '2026', programmeId: 'p', programmeName: 'Mentoring', about: '', dates };
const standing = (code: StandingCode, kind: 'career' | 'reverse' | 'group' = 'career'): Standing => ({
  today: '2026-10-05',
  ...{ code, round: { ...round, programmeKind: kind }, isReverse: kind === 'reverse', isOpen: false, sentAt: null },
  ...{ pairing: null, why: ['We could not find you a mentor this time.', 'Law was full.'], place: null, meanwhile: '' },
});
const codes: readonly StandingCode[] = [
  ...(['new', 'begun', 'unsent', 'sent', 'matching', 'still-looking', 'paired', 'fell-through'] as const),
  ...(['said-enough', 'ended', 'not-this-time', 'withdrawn', 'out', 'over'] as const),
];

test.each(codes)('%s says what is happening and what is next, in whole sentences', (code) => {
  for (const kind of ['career', 'reverse', 'group'] as const) {
    const { now, next, more } = standingWords(standing(code, kind));
    expect(now).toMatch(/^[A-Z].*[^.]$/);
    for (const sentence of [next, ...more]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect([now, next, ...more].join(' ')).not.toMatch(/priority|tier|disadvantaged|\bWP\b/i);
  }
});

test.each(['new', 'begun', 'sent', 'matching', 'still-looking', 'paired', 'fell-through', 'not-this-time'] as const)(
  '%s says by when',
  (code) => expect(standingWords(standing(code)).by).toMatch(/^\w+day \d+ \w+$/),
);

test.each<[StandingCode, string, string | null]>([
  ['fell-through', '2027-02-01', 'Wednesday 30 June'],
  ['matching', '2026-12-12', 'Monday 11 January'],
  ['still-looking', '2027-01-11', 'Monday 11 January'],
  ['still-looking', '2027-07-01', null],
])('%s on %s promises no day that has passed', (code, today, by) => {
  expect(standingWords({ ...standing(code), today }).by).toBe(by);
});

test('who took an application back reads until when it counts if it stands again', () => {
  const open = standingWords({ ...standing('withdrawn'), isOpen: true });
  expect([open.by, open.next.endsWith('before sign-up closes.')]).toEqual(['Monday 30 November', true]);
  expect(standingWords(standing('withdrawn')).by).toBeNull();
});

test('students who mentor are not promised a mentor', () => {
  for (const code of codes) {
    const { now, next, more } = standingWords({ ...standing(code, 'reverse'), why: [] });
    expect([now, next, ...more].join(' ')).not.toMatch(/a mentor\b/);
  }
});

test('a reason is told without saying twice that nobody was found', () => {
  expect(standingWords(standing('not-this-time')).more).toEqual(['Law was full.']);
});

test('a place is told as a place', () => {
  expect(placeInWords({ place: 1, of: 1 })).toMatch(/first in line/);
  expect(placeInWords({ place: 1, of: 8 })).toContain('first of 8');
  expect(placeInWords({ place: 3, of: 8 })).toContain('number 3 of 8');
});
