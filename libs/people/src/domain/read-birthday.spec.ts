import { readBirthday } from './read-birthday';

test.each([
  ['2009-03-01', '2027-03-01'],
  ['2009-03-01T00:00:00.000Z', '2027-03-01'],
  ['01/03/2009', '2027-03-01'],
  ['1.3.2009', '2027-03-01'],
  ['1 March 2009', '2027-03-01'],
  ['1st Mar 2009', '2027-03-01'],
  ['29/02/2008', '2026-03-01'],
])('%s turns 18 on %s', (text, day) => expect(readBirthday(text)).toEqual({ value: day }));

test.each(['31/02/2009', '2009-13-01', '01/03/09', 'March 2009', '17', '1 Smarch 2009', '01/03/1809', ''])(
  '%s is no date of birth',
  (text) => expect(readBirthday(text)).toEqual({ trouble: { code: 'birthday.format' } }),
);
