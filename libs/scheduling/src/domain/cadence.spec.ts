import fc from 'fast-check';
import { type Cadence, type Evidence, isOff, nextAbout, standing } from './cadence';
import { dayNumber, dayText } from './local-days';

const six: Cadence = { target: 6, from: '2027-01-01', until: '2027-06-29', graceDays: 10, off: [] };
const nothing: Evidence = { held: [], agreed: [], lastSign: null };

test('six meetings in 180 days: one is expected after 30', () => {
  expect(standing(six, nothing, '2027-01-31')).toEqual({ expected: 1, done: 0, behind: false, quiet: false });
  expect(standing(six, nothing, '2027-06-30').expected).toBe(6);
  expect(standing(six, nothing, '2026-12-01').expected).toBe(0);
});

test('a pair is behind once a whole meeting is missing for longer than the grace', () => {
  const on = (day: string) => standing(six, { ...nothing, lastSign: day }, day).behind;
  expect([on('2027-02-09'), on('2027-02-10')]).toEqual([false, true]);
});

test('a meeting that is agreed counts as well as one that was held', () => {
  const agreed = { held: [], agreed: ['2027-03-20'], lastSign: '2027-02-01' };
  expect(standing(six, agreed, '2027-02-10')).toMatchObject({ done: 1, behind: false, quiet: false });
});

test('a meeting agreed for today counts, and so does one held today', () => {
  const today = { ...nothing, lastSign: '2027-02-20' };
  expect(standing(six, { ...today, agreed: ['2027-02-20'] }, '2027-02-20').done).toBe(1);
  expect(standing(six, { ...today, held: ['2027-02-20'] }, '2027-02-20').done).toBe(1);
});

test('a pair is quiet after one and a half times the usual while, 45 days here, without a sign of either', () => {
  const on = (day: string) => standing(six, { held: ['2027-01-10'], agreed: [], lastSign: '2027-01-12' }, day).quiet;
  expect([on('2027-02-25'), on('2027-02-26')]).toEqual([false, true]);
});

test('nobody is called quiet in fewer than 21 days, however often they meant to meet', () => {
  const weekly = { ...six, target: 26 };
  const on = (day: string) => standing(weekly, { ...nothing, lastSign: '2027-02-01' }, day).quiet;
  expect([on('2027-02-21'), on('2027-02-22')]).toEqual([false, true]);
});

test('two weeks in which the university is closed put it all off by two weeks', () => {
  const closed = { ...six, until: '2027-07-13', off: [{ from: '2027-01-11', until: '2027-01-24' }] };
  for (const later of [30, 40, 44, 45, 60]) {
    const day = dayNumber('2027-01-01') + later;
    expect(standing(closed, nothing, dayText(day + 14))).toEqual(standing(six, nothing, dayText(day)));
  }
  expect([isOff(closed.off, '2027-01-24'), isOff(closed.off, '2027-01-25')]).toEqual([true, false]);
});

const day = fc.integer({ min: dayNumber('2026-12-01'), max: dayNumber('2027-09-01') }).map(dayText);
const ranges = fc.array(
  fc.tuple(day, fc.nat(20)).map(([from, length]) => ({ from, until: dayText(dayNumber(from) + length) })),
  { maxLength: 4 },
);
const cadences: fc.Arbitrary<Cadence> = fc
  .record({
    target: fc.integer({ min: 1, max: 12 }),
    from: day,
    length: fc.nat(200),
    graceDays: fc.nat(20),
    off: ranges,
  })
  .map(({ length, ...one }) => ({ ...one, until: dayText(dayNumber(one.from) + length) }));
const evidence: fc.Arbitrary<Evidence> = fc.record({
  held: fc.array(day, { maxLength: 8 }),
  agreed: fc.array(day, { maxLength: 3 }),
  lastSign: fc.option(day),
});

/** What is expected, counted day by day. */
function expectedDayByDay({ from, until, off, target }: Cadence, today: string): number {
  let [all, elapsed] = [0, 0];
  for (let at = dayNumber(from); at <= dayNumber(until); at += 1) {
    if (isOff(off, dayText(at))) continue;
    all += 1;
    if (at < dayNumber(today)) elapsed += 1;
  }
  return all === 0 ? 0 : (target * elapsed) / all;
}

test('what is expected is its share of the days that count, one by one', () => {
  fc.assert(
    fc.property(cadences, day, (cadence, today) => {
      expect(standing(cadence, nothing, today).expected).toBeCloseTo(expectedDayByDay(cadence, today), 9);
    }),
  );
});

test('another meeting held never makes a pair look worse, nor does a sign of life', () => {
  fc.assert(
    fc.property(cadences, evidence, day, (cadence, given, today) => {
      const before = standing(cadence, given, today);
      for (const better of [
        { ...given, held: [...given.held, today], lastSign: today },
        { ...given, lastSign: today },
        { ...given, agreed: [...given.agreed, today] },
      ]) {
        const after = standing(cadence, better, today);
        expect([after.behind && !before.behind, after.quiet && !before.quiet]).toEqual([false, false]);
        expect(after.done).toBeGreaterThanOrEqual(before.done);
      }
    }),
  );
});

test('nobody is behind or quiet before the first day, after the last, or with all meetings held', () => {
  fc.assert(
    fc.property(cadences, evidence, day, (cadence, given, today) => {
      const { behind, quiet, done } = standing(cadence, given, today);
      if (today < cadence.from || today > cadence.until || done >= cadence.target)
        expect([behind, quiet]).toEqual([false, false]);
    }),
  );
});

test('the next meeting is due about when one more is to be expected, days that do not count left out; never in the past', () => {
  const held = (...days: string[]) => ({ held: days, agreed: [], lastSign: null });
  expect(nextAbout(six, nothing, '2027-01-02')).toBe('2027-01-30');
  expect(nextAbout(six, held('2027-01-12'), '2027-02-01')).toBe('2027-03-01');
  const closed = { ...six, off: [{ from: '2027-01-10', until: '2027-01-15' }] };
  expect(nextAbout(closed, nothing, '2027-01-02')).toBe('2027-02-04');
  expect(nextAbout(six, nothing, '2027-02-20')).toBeNull();
  expect(nextAbout({ ...six, target: 1 }, held('2027-01-12'), '2027-02-01')).toBeNull();
  expect(nextAbout(six, nothing, '2027-07-01')).toBeNull();
});
