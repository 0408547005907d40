import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { brokenFences } from './spec/race/broken-fences';
import { Race } from './spec/race/race';

/** Small enough for every run; `npm run bench:consent` has the full size, and a server that is killed meanwhile. */
const size = {
  ...{ processes: 2, batches: 6, senders: 12, people: 12, stops: 30, deciders: 4 },
  handOffMs: [20, 120],
} as const;
const faults = { killProcessEvery: 1_500, cutConnectionEvery: 120, crashServerEvery: 0 };
const calm = { killProcessEvery: 0, cutConnectionEvery: 0, crashServerEvery: 0 };

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.drop());

test('nothing is used after somebody was told that it has stopped, whoever dies meanwhile', async () => {
  const { stopMs, uses, left, faults: done, ...wrong } = await new Race(fresh.url, fresh.ownerUrl, size).run(faults);
  expect(wrong).toEqual({ violations: 0, late: 0, unwritten: 0 });
  expect([stopMs.length, uses > 100, left > 20, done > 3]).toEqual([size.stops, true, true, true]);
});

test.each(Object.entries(brokenFences))('with %s it is', async (_, broken) => {
  await fresh.query(broken);
  const { violations, late } = await new Race(fresh.url, fresh.ownerUrl, { ...size, stops: 20 }).run(calm);
  expect(violations + late).toBeGreaterThan(0);
});
