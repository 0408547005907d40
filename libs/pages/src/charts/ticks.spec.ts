import fc from 'fast-check';
import { scaleOf, ticks } from './ticks';

const numbers = fc.oneof(
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.integer({ min: -1000, max: 1000 }).map((count) => count / 10),
  fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
);

describe('ticks', () => {
  test.each([
    [0, 27.2, [0, 5, 10, 15, 20, 25, 30]],
    [79, 100, [75, 80, 85, 90, 95, 100]],
    [-0.44, 0.5, [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]],
    [1, 5, [1, 2, 3, 4, 5]],
    [0.3, 0.3, [0.3, 0.4]],
    [0, 0, [0, 1]],
    [0, 12_340, [0, 5000, 10_000, 15_000]],
  ])('from %d to %d', (low, high, expected) => {
    expect(ticks(low, high)).toEqual(expected);
  });

  test('reach from the lowest value to the highest, at most as many as asked for, at steps of 1, 2 or 5', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 3, max: 7 }), (one, other, most) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const found = ticks(low, high, most);
        expect(found.length).toBeGreaterThanOrEqual(2);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(found[0]).toBeLessThanOrEqual(low);
        expect(found[found.length - 1]).toBeGreaterThanOrEqual(high);
        const steps = found.slice(1).map((tick, index) => tick - found[index]!);
        const [step = 0] = steps;
        const size = Math.max(Math.abs(low), Math.abs(high), step);
        for (const next of steps) expect(Math.abs(next - step)).toBeLessThanOrEqual(size * 1e-12);
        expect(['1', '2', '5']).toContain(Number(step.toPrecision(3)).toExponential().split('e')[0]);
      }),
      { numRuns: 2000 },
    );
  });

  test('leave no room for a tick that nobody needs', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const found = ticks(low, high);
        if (found.length === 2) return;
        expect(found[1]).toBeGreaterThan(low);
        expect(found[found.length - 2]).toBeLessThan(high);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a scale', () => {
  test('puts every value between its ends, in order', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 9 }), (values) => {
        const scale = scaleOf(values);
        const places = [...values].sort((a, b) => a - b).map(scale.place);
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...places)).toBeLessThanOrEqual(1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  test('is there for no value at all', () => {
    expect(scaleOf([]).ticks).toEqual([0, 1]);
  });
});
