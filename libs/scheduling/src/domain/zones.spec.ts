import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { clockChanges, eighteenZones, minuteOf, textOf } from '../spec/zones-told';
import { stretchesOf } from './zone-table';
import { isZone, toLocal, toUtc } from './zones';

const [FROM, TO] = [minuteOf('2025-01-01T00:00'), minuteOf('2032-01-01T00:00')];

/** What Temporal, which shares no code with us, takes a time on the clock to be. */
const byTemporal = (local: number, zone: string): number =>
  Temporal.PlainDateTime.from(textOf(local)).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds /
  60_000;

test.each(clockChanges)('%s in %s is %sZ', (local, zone, utc) => {
  expect(textOf(toUtc(minuteOf(local), zone))).toBe(utc);
});

test('a time on the clock is the instant that Temporal takes it to be: 1,200 at random in each of 18 zones', () => {
  const wrong: string[] = [];
  for (const [seed, zone] of eighteenZones.entries())
    for (const local of fc.sample(fc.integer({ min: FROM, max: TO }), { numRuns: 1200, seed }))
      if (toUtc(local, zone) !== byTemporal(local, zone)) wrong.push(`${textOf(local)} ${zone}`);
  expect(wrong).toEqual([]);
});

test('so is every tenth minute of the three hours to either side of each change from 2025 to 2031', () => {
  const wrong: string[] = [];
  let points = 0;
  for (const zone of eighteenZones)
    for (const { from, ahead } of stretchesOf(zone, FROM, TO).slice(1))
      for (let local = from + ahead - 180; local <= from + ahead + 180; local += 10) {
        points += 1;
        if (toUtc(local, zone) !== byTemporal(local, zone)) wrong.push(`${textOf(local)} ${zone}`);
      }
  expect(wrong).toEqual([]);
  expect(points).toBeGreaterThan(5000);
});

test('the changes are those that Temporal knows', () => {
  for (const zone of eighteenZones) {
    const ours = stretchesOf(zone, FROM, TO).slice(1);
    const theirs: number[] = [];
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(FROM * 60_000).toZonedDateTimeISO(
      zone,
    );
    while ((at = at.getTimeZoneTransition('next')) && at.epochMilliseconds < TO * 60_000)
      theirs.push(at.epochMilliseconds / 60_000);
    expect([zone, ours.map(({ from }) => from)]).toEqual([zone, theirs]);
  }
});

const zones = fc.constantFrom(...eighteenZones);
const minutes = fc.integer({ min: FROM, max: TO });

test('what the clock shows leads back to the instant, or, of a time shown twice, to the first', () => {
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const back = toUtc(toLocal(minute, zone), zone);
      expect(back).toBeLessThanOrEqual(minute);
      expect(toLocal(back, zone)).toBe(toLocal(minute, zone));
    }),
    { numRuns: 2000 },
  );
});

test('stretches follow one another without a hole, each with other clocks than the one before', () => {
  fc.assert(
    fc.property(zones, minutes, fc.integer({ min: 1, max: 3_000_000 }), (zone, from, length) => {
      const all = stretchesOf(zone, from, from + length);
      expect([all[0]!.from <= from, all.at(-1)!.to >= from + length]).toEqual([true, true]);
      for (const [at, one] of all.slice(1).entries())
        expect([one.from, one.ahead === all[at]!.ahead]).toEqual([all[at]!.to, false]);
    }),
  );
});

test.each([
  ['Europe/London', true],
  ['Asia/Kolkata', true],
  ['Asia/Calcutta', true],
  ['UTC', true],
  ['europe/london', false],
  ['Europe/Atlantis', false],
  ['+01:00', false],
  ['', false],
])('%j is a zone: %s', (name, is) => expect(isZone(name)).toBe(is));

test('clocks that nobody can know are refused', () => {
  expect(() => toUtc(minuteOf('2300-01-01T00:00'), 'UTC')).toThrow(RangeError);
  expect(() => toUtc(0, 'UTC')).toThrow(RangeError);
  expect(() => toLocal(NaN, 'UTC')).toThrow(RangeError);
  expect(() => toLocal(FROM, 'Europe/Atlantis')).toThrow(RangeError);
});
