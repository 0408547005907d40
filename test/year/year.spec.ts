import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { runYear } from '../../apps/local/src/year/run-year';
import type { YearReport } from '../../apps/local/src/year/year-table';

let db: FreshDatabase;
let report: YearReport;

/** Enough for one of everything; the whole year is `npm run demo:year`. */
const sizes = [
  { kind: 'career', students: 12, mentors: 8, mostPlaces: 2 },
  { kind: 'group', students: 4, mentors: 1, mostPlaces: 5 },
  { kind: 'reverse', students: 2, mentors: 2, mostPlaces: 1 },
] as const;

beforeAll(async () => {
  db = await freshDatabase();
  const here = { url: db.url, ownerUrl: db.ownerUrl, masterKey: TEST_MASTER_KEY };
  report = await runYear({
    seed: 'small',
    sizes,
    ...here,
    kill: true,
    pages: false,
    isQuick: true,
    tell: () => undefined,
  });
}, 300_000);
afterAll(() => db.drop());

test('a whole year goes by, and nothing happens that should not', () => {
  expect(report.faults).toEqual([]);
});

test('and enough has happened in it: answers, silence, the next best, an end', () => {
  expect(Object.keys(report.ends)).toEqual(expect.arrayContaining(['finished', 'declined', 'lapsed']));
  const happened = new Set(report.lines.flatMap(({ counts }) => Object.keys(counts)));
  const expected = ['student: accept', 'mentor: accept', 'clock: moved on', 'offered the next best'];
  expect([...happened]).toEqual(expect.arrayContaining(expected));
  expect(report.mails['pairing-question']).toBeGreaterThan(20);
});
