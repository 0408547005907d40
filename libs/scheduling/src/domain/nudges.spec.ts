import { dayNumber, dayText } from './local-days';
import { nudgeFor, type Rung } from './nudges';

const quiet = { expected: 2, done: 0, behind: true, quiet: true };

test('a silent pair is nudged at most every ten days, up the ladder, and never on a closed day', () => {
  const off = [{ from: '2027-02-05', until: '2027-02-12' }];
  const told: [string, Rung][] = [];
  for (let day = dayNumber('2027-02-01'); day < dayNumber('2027-06-01'); day += 1) {
    const rung = nudgeFor(
      quiet,
      told.map(([at]) => at),
      off,
      dayText(day),
    );
    if (rung) told.push([dayText(day), rung]);
  }
  expect(told).toEqual([
    ['2027-02-01', 'one'],
    ['2027-02-13', 'other'],
    ['2027-02-23', 'consultant'],
  ]);
});

test('a pair that is neither behind nor quiet hears nothing', () => {
  expect(nudgeFor({ ...quiet, behind: false, quiet: false }, [], [], '2027-02-01')).toBeNull();
});
