import fc from 'fast-check';
import { type AttendanceLink, linkInWords, readAttendanceLink } from '../attendance/attendance-link';
import { attendanceOf, type AttendanceWord } from './attendance';
import { type OneTap, saidByTap } from './one-tap';

const joan = { id: 'joan', kind: 'mentor' } as const;
const amina = { id: 'amina', kind: 'student' } as const;
const ben = { id: 'ben', kind: 'student' } as const;

/** What comes of it when each gives one tap. */
function after(...taps: readonly (readonly [typeof joan | typeof amina | typeof ben, OneTap])[]) {
  const people = taps.map(([who]) => who);
  const words = taps.flatMap(([who, tap]) =>
    Object.entries(saidByTap(tap, people, who)).map(([about, state]): AttendanceWord => ({ about, by: who.id, state })),
  );
  return attendanceOf(
    people.map(({ id }) => id),
    words,
  );
}

test('two taps that say the same decide it', () => {
  expect(after([joan, 'met'], [amina, 'met'])).toMatchObject({ agreement: 'agreed', tookPlace: true });
  expect(after([joan, 'not-held'], [amina, 'not-held'])).toMatchObject({ agreement: 'agreed', tookPlace: false });
  expect(after([joan, 'they-missed'], [amina, 'i-missed'])).toMatchObject({ tookPlace: false });
});

test('two taps that say different things leave both standing', () => {
  for (const [one, other] of [
    ['met', 'they-missed'],
    ['met', 'i-missed'],
    ['met', 'not-held'],
    ['they-missed', 'they-missed'],
  ] as const)
    expect([one, other, after([joan, one], [amina, other])]).toMatchObject([one, other, { agreement: 'disputed' }]);
});

test('a student of a group says nothing of the other students', () => {
  expect(saidByTap('met', [joan, amina, ben], amina)).toEqual({ amina: 'attended', joan: 'attended' });
  expect(after([joan, 'met'], [amina, 'met'], [ben, 'met'])).toMatchObject({ agreement: 'agreed', tookPlace: true });
});

const uuid = fc.uuid();
const links: fc.Arbitrary<AttendanceLink> = fc.record({
  ...{ institutionId: uuid, meetingId: uuid, personId: uuid },
  kind: fc.constantFrom('student' as const, 'mentor' as const),
  says: fc.constantFrom('met' as const, 'not-met' as const),
});

test('a link says what it was made for, and no text besides is one', () => {
  const seal = 'a0'.repeat(12);
  fc.assert(fc.property(links, (link) => expect(readAttendanceLink(linkInWords(link, seal))).toEqual({ link, seal })));
  fc.assert(fc.property(fc.string({ maxLength: 90 }), (text) => expect(readAttendanceLink(text)).toBeNull()));
  fc.assert(
    fc.property(links, fc.nat({ max: 81 }), (link, at) => {
      const text = linkInWords(link, seal);
      expect(readAttendanceLink(text.slice(0, at))).toBeNull();
    }),
  );
});
