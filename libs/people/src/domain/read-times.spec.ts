import { fieldOf } from './fields';
import { readValue } from './read-value';

const read = (text: string) => {
  const field = fieldOf('students', 'availability');
  return field && readValue(field, text, 'semicolon');
};

test.each(['Mon 25:00-26:00', 'Mon 09:75-10:00', 'Tue 09:00-10:00; Mon 09:00-', 'Fri 24:01 to 3pm', 'Fri 2.30pm to'])(
  'a slip in free times is told: %s',
  (text) => expect(read(text)).toEqual({ trouble: { code: 'times.clock' } }),
);

test.each([
  'Mon 09:00-12:00',
  'Sat 22:00-02:00',
  'Fri 20:00-24:00',
  'Tuesday 6pm–8.30pm',
  'Thursday evening',
  'Wed 9-11',
  'after 17:00',
  '1.10.2026 to 12.12.2026',
])('what may be meant so is kept as written: %s', (text) => expect(read(text)).toEqual({ value: [text] }));
