import { purposeCodes, purposes } from '@footing/kernel';
import { type Configuration, impactAssessment } from './impact-assessment';

const now: Configuration = {
  institution: 'University of Wharfedale',
  contactEmail: 'mentoring@wharfedale.example',
  day: '22 November 2026',
  people: { students: 1_234, mentors: 321 },
  purposes: purposeCodes.map((purpose) => ({
    ...{ purpose, basis: purposes[purpose].basis, months: purposes[purpose].months },
    ...{ enabled: purpose !== 'news', narrowed: [], permitted: 5, stopped: 2 },
  })),
  retention: [{ what: 'Old answers', from: 'the round ends', months: 13, then: 'emptied' }],
  keptForGood: [{ what: 'The record', why: 'It shows who looked.' }],
};

const allOf = (given: Configuration) =>
  impactAssessment(given)
    .flatMap(({ title, paragraphs, table = [] }) => [title, ...paragraphs, ...table.flat()])
    .join('\n');

test('it says what is set up: every purpose, how many people, how long, and where a stop is confirmed', () => {
  const text = allOf(now);
  for (const purpose of purposeCodes) expect(text).toContain(purposes[purpose].title);
  for (const words of [
    '1,234 students',
    '321 mentors',
    '13 months after the round ends',
    'The record',
    'calendar entries',
  ])
    expect(text).toContain(words);
  expect(text).toContain('News that is not about your own mentoring (switched off)');
});

test('another configuration gives another document', () => {
  const [first, ...others] = now.purposes;
  if (!first) throw new Error('no purposes');
  const core = others.find(({ purpose }) => purpose === 'matching.core') ?? first;
  const changed = others.map((row) =>
    row === core ? { ...row, basis: 'consent' as const, narrowed: ['group' as const] } : row,
  );
  const rowIn = (given: Configuration) =>
    impactAssessment(given)
      .flatMap(({ table = [] }) => table)
      .find(([title]) => title === purposes['matching.core'].title);
  expect(rowIn(now)?.slice(1, 3)).toEqual(['public task', 'can object']);
  expect(rowIn({ ...now, purposes: [first, ...changed] })?.slice(1, 3)).toEqual([
    'consent',
    'say yes first, and can withdraw',
  ]);
  expect(rowIn({ ...now, purposes: [first, ...changed] })?.[3]).not.toContain('access and participation');
});

test('it claims nothing for the institution: what only they can say is marked, and the law is theirs to confirm', () => {
  const text = allOf(now);
  expect(text).toContain('to be confirmed by your data protection officer');
  expect(text.match(/\[To be completed by the institution\]/g)?.length).toBeGreaterThan(20);
});

test('every row of a table is as wide as its head', () => {
  for (const { table = [] } of impactAssessment(now)) {
    const [head, ...rows] = table;
    for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
  }
});
