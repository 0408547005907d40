import type { Import } from '@footing/people';
import { render } from 'preact-render-to-string';
import { ColumnsPage } from './columns.page';

const headers = ['E-mail', 'Second choice', 'First choice'];
const file: Import = {
  institutionId: 'i',
  id: 'f',
  roundId: 'r',
  kind: 'students',
  state: 'mapping',
  fileName: 'students.csv',
  fileSize: 100,
  refusal: null,
  notes: [],
  headers,
  mapping: headers.map((header) => ({ header, target: header === 'E-mail' ? 'email' : 'choices' })),
  remembered: false,
  agreedHow: null,
  createMissingSchools: false,
  run: null,
  attempts: 0,
  rowCount: 1,
  doneCount: 1,
  counts: {},
  createdBy: null,
  createdAt: new Date('2026-11-03T09:00:00Z'),
  confirmedBy: null,
  confirmedAt: null,
  finishedAt: null,
};
const page = (...targets: string[]) =>
  render(
    <ColumnsPage
      {...{ of: file, samples: [], targets }}
      agreedHow=""
      createMissingSchools={false}
      csrf="c"
      errors={[]}
    />,
  );

test('columns that are one list together are named in their order, and each can be made something else', () => {
  const html = page('email', 'choices', 'choices');
  expect(html).toContain(
    'These columns together are one list, “Mentors they asked for”, the first choice first: “First choice”, “Second choice”.',
  );
  expect(html.match(/<option value="choices" selected/g)).toHaveLength(2);
  expect(page('email', 'choices', 'skip')).not.toContain('one list');
});
