import fc from 'fast-check';
import { type Counted, type CountedFunnel, everybodyOf, falling, fallingWithin, funnelSteps, lagged } from './lagged';

const row = fc
  .array(fc.tuple(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 300 })), fc.nat(255)), {
    minLength: funnelSteps.length,
    maxLength: funnelSteps.length,
  })
  .map((counts): Counted[] => [...counts].sort((a, b) => b[0] - a[0]));
const rows = fc.dictionary(fc.constantFrom('law', 'art', 'music', 'maths'), row);
const funnels: fc.Arbitrary<CountedFunnel> = fc.record({ schools: rows, groups: rows });
const one = (counts: readonly Counted[]): CountedFunnel => ({ schools: { law: counts }, groups: {} });

test('over many weeks no count that stood before moves by one to four', () => {
  fc.assert(
    fc.property(fc.array(funnels, { minLength: 2, maxLength: 6 }), (weeks) => {
      let kept: CountedFunnel | null = null;
      for (const week of weeks) {
        const next: CountedFunnel = lagged(kept, week);
        for (const part of ['schools', 'groups'] as const)
          for (const [key, counts] of Object.entries(kept?.[part] ?? {}))
            counts.forEach(([was, mark], step) => {
              const [is, now] = next[part][key]?.[step] ?? [-1, -1];
              expect(is === was ? now === mark || Math.abs(is - was) >= 5 : Math.abs(is - was) >= 5).toBe(true);
            });
        kept = next;
      }
    }),
  );
});

test('what is shown is never behind by more than four', () => {
  fc.assert(
    fc.property(funnels, funnels, (before, now) => {
      const next = lagged(before, now);
      for (const part of ['schools', 'groups'] as const)
        for (const [key, counts] of Object.entries(next[part]))
          counts.forEach(([n], step) =>
            expect(Math.abs(n - (now[part][key]?.[step]?.[0] ?? 0))).toBeLessThanOrEqual(4),
          );
    }),
  );
});

test('somebody who comes while another goes changes nothing, their marks neither', () => {
  const even = (n: number, key: number) => one(funnelSteps.map((): Counted => [n, key]));
  expect(lagged(even(30, 7), even(30, 99))).toEqual(even(30, 7));
  expect(lagged(even(30, 7), even(26, 99))).toEqual(even(30, 7));
  expect(lagged(even(30, 7), even(25, 99))).toEqual(even(25, 99));
});

test('steps lie within one another, of a group and of the rest of everybody too', () => {
  const loose = fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(loose, loose, loose, (law, art, group) => {
      const all = everybodyOf([falling(law), falling(art)]);
      const inside = fallingWithin(group, all).map(([n]) => n);
      const rest = all.map(([n], step) => n - (inside[step] ?? 0));
      for (const counts of [inside, rest])
        counts.forEach((n, step) => {
          expect(n).toBeGreaterThanOrEqual(0);
          expect(n).toBeLessThanOrEqual(counts[step - 1] ?? n);
        });
    }),
  );
});
