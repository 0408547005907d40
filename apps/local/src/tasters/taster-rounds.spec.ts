import { dayAfter } from '../year/year-clock';
import { tasterRounds } from './taster-rounds';

test('on whatever day it is, each round has a month of its own, and its days are in order', () => {
  for (let days = 0; days < 1_461; days += 1) {
    const { over, meeting, calling, choosing, open } = tasterRounds(dayAfter('2026-01-01', days));
    const all = [over, meeting, calling, choosing, open];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { dates } of all) expect([...Object.values(dates)].sort()).toEqual(Object.values(dates));
  }
});
