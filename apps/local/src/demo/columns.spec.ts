import { type PersonKind, proposeMapping } from '@footing/people';
import { mentorHeaders, studentHeaders } from './columns';
import { demoUniversity } from './university';

const university = demoUniversity('footing', 2026);

test.each<[PersonKind, Readonly<Record<string, string>>]>([
  ['students', studentHeaders],
  ['mentors', mentorHeaders],
])('the import understands every column of the %s’ table without help', (kind, headers) => {
  const table = university[kind];
  const proposed = proposeMapping(kind, table.headers, table.rows.slice(0, 50));
  expect(Object.fromEntries(proposed.map(({ header, target }) => [header, target]))).toEqual(
    Object.fromEntries(Object.entries(headers).map(([key, header]) => [header, key])),
  );
});
