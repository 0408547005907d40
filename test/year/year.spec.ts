import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { runYear } from '../../apps/local/src/year/run-year';
import type { YearReport } from '../../apps/local/src/year/year-table';

let db: FreshDatabase;
let report: YearReport;

/** Enough for one of everything; the whole year is `npm run demo:year`. */
const sizes = [
  { kind: 'career', students: 9, mentors: 6, mostPlaces: 2 },
  { kind: 'group', students: 3, mentors: 1, mostPlaces: 5 },
  { kind: 'reverse', students: 2, mentors: 2, mostPlaces: 1 },
] as const;

beforeAll(async () => {
  db = await freshDatabase();
  const here = { url: db.url, ownerUrl: db.ownerUrl, masterKey: TEST_MASTER_KEY };
  report = await runYear({
    seed: 'hazel',
    sizes,
    ...here,
    kill: true,
    openPages: null,
    isQuick: true,
    concerns: 60,
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
  const expected = [
    ...['applications taken back', 'applications that stand again', 'stopped being matched'],
    ...['student: accept', 'mentor: accept', 'clock: moved on', 'offered the next best'],
    ...['concerns raised, contact paused', 'contact again after a concern', 'concerns done'],
    ...['campaign mails sent in the morning', 'student: says goodbye', 'students who take part again'],
    ...['clock: drew up shortlists', 'short calls: held', 'clock: told of a meeting', 'student: says who came: met'],
    ...['clock: noticed that a pair is behind or quiet'],
  ];
  expect(expected.filter((one) => !happened.has(one))).toEqual([]);
  expect(report.mails['pairing-question']).toBeGreaterThan(20);
});
