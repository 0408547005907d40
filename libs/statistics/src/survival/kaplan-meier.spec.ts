import fc from 'fast-check';
import { furthest, golden } from '../spec/golden';
import { kaplanMeier, survivalAt } from './kaplan-meier';

const numbers = (row: readonly (number | null)[]) => row.map((one) => one ?? -1);

test.each(Object.entries(golden.curves))('what R says: %s', (_, { time, ended, steps }) => {
  const found = kaplanMeier(time.map((one, at) => ({ time: one, hasEnded: ended[at] ?? false })));
  expect(found.length).toBe(steps.length);
  found.forEach(({ atRisk, ended: many, survival, se, interval, time: at }, row) => {
    const [, , , , hisSe, hisLower, hisUpper] = steps[row] ?? [];
    // R gives no spread where nobody is left; neither do we, but for an se of 0.
    const spread = hisSe === null ? [-1, -1, -1] : [se, interval?.lower ?? -1, interval?.upper ?? -1];
    const expected = [...(steps[row]?.slice(0, 4) ?? []), hisSe ?? null, hisLower ?? null, hisUpper ?? null];
    expect(furthest([at, atRisk, many, survival, ...spread], numbers(expected))).toBeLessThan(1e-12);
  });
});

const pairs = fc.array(fc.record({ time: fc.nat(20), hasEnded: fc.boolean() }), { maxLength: 40 });

test('without anybody lost from sight, it is the share that lasts', () => {
  fc.assert(
    fc.property(pairs, fc.nat(20), (seen, time) => {
      const all = seen.map((one) => ({ ...one, hasEnded: true }));
      const lasting = seen.filter((one) => one.time > time).length / seen.length;
      expect(survivalAt(kaplanMeier(all), time, 20)).toBeCloseTo(seen.length === 0 ? 1 : lasting, 12);
    }),
  );
});

test('it only falls, stays in its interval, and does not mind the order of people', () => {
  fc.assert(
    fc.property(pairs, (seen) => {
      const steps = kaplanMeier(seen);
      expect(kaplanMeier([...seen].reverse())).toEqual(steps);
      steps.reduce((before, { survival, interval }) => {
        expect(survival).toBeLessThan(before);
        if (interval) expect(interval.lower <= survival && survival <= interval.upper).toBe(true);
        else expect(survival).toBe(0);
        return survival;
      }, 1);
    }),
  );
});

test('nothing is said beyond what was seen', () => {
  const steps = kaplanMeier([
    { time: 3, hasEnded: true },
    { time: 10, hasEnded: false },
  ]);
  expect([2, 3, 10, 11].map((time) => survivalAt(steps, time, 10))).toEqual([1, 0.5, 0.5, null]);
  expect(survivalAt(kaplanMeier([{ time: 3, hasEnded: true }]), 11, 3)).toBe(0);
  expect(kaplanMeier([])).toEqual([]);
  expect(() => kaplanMeier([{ time: -1, hasEnded: true }])).toThrow(RangeError);
  expect(() => kaplanMeier([{ time: NaN, hasEnded: true }])).toThrow(RangeError);
});
