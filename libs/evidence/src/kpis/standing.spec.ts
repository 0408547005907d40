import fc from 'fast-check';
import type { KpiPoint } from './domain/kpi';
import { inTenths, standingInWords, tenthsInWords, verdictOf } from './standing';

const point = (kind: KpiPoint['kind'], year: number, value: number | null): KpiPoint => ({
  ...{ kind, year, value, number: 1, reading: null, why: '', setAt: new Date(0), setBy: '' },
});
const read = (year: number, value: number, low: number, high: number) => ({
  ...{ year, figure: { value, low, high }, priority: null, comparator: null, unknown: 0.1 },
});
const gap = { measure: 'M14' } as const;

test('a gap is said with how sure it is, and whether the milestone is met only where that can be told', () => {
  const points = [point('baseline', 2020, 14), point('milestone', 2023, 10), point('target', 2026, 6)];
  const said = (low: number, high: number) =>
    standingInWords({ kpi: gap, points, years: [read(2023, 0.12, low, high)] });
  expect(said(0.07, 0.17)).toEqual([
    'The gap was 12 points in 2023/24, give or take 5.',
    'The milestone is 10.',
    'We cannot tell yet whether it is met.',
  ]);
  expect(said(0.11, 0.135).at(-1)).toBe('It is not met.');
  expect(standingInWords({ kpi: gap, points, years: [read(2023, 0.05, 0.01, 0.09)] }).at(-1)).toBe('It is met.');
  expect(standingInWords({ kpi: gap, points, years: [read(2024, -0.02, -0.06, 0.02)] })).toEqual([
    'The gap was −2 points in 2024/25, give or take 4.',
    'There may be no gap at all.',
    'The next target is 6 points in 2026/27.',
  ]);
});

test('what is not shown says why, and nothing of a milestone', () => {
  const hidden = (code: 'N15' | 'c') => [{ ...read(2023, 0, 0, 0), figure: { code } as const }];
  const points = [point('milestone', 2023, 10)];
  for (const [code, words] of [
    ['N15', /fewer than 23 people/],
    ['c', /^Hidden, so that nobody/],
  ] as const) {
    const said = standingInWords({ kpi: gap, points, years: hidden(code) });
    expect(said[0]).toBe('The gap of 2023/24 is not shown.');
    expect(said[1]).toMatch(words);
    expect(said.join(' ')).not.toMatch(/ met/);
  }
  expect(standingInWords({ kpi: gap, points, years: null })[0]).toBe('Nothing has been measured yet.');
  const last = { ...read(2025, 0, 0, 0), figure: { code: 'z' } as const };
  const few = { ...read(2024, 0, 0, 0), figure: { code: 'N15' } as const };
  const said = standingInWords({ kpi: gap, points, years: [read(2023, 0.2, 0.15, 0.25), few, last] });
  expect(said).toEqual([
    'The gap was 20 points in 2023/24, give or take 5.',
    ...['The milestone is 10.', 'It is not met.', 'The gap of 2024/25 is not shown.'],
    'A group has fewer than 23 people, which is too few for a figure.',
  ]);
});

/** Numbers as the gate gives them: to a thousandth, the ends on either side. */
const figure = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([value, down, up]) => ({ value: value / 1000, low: (value - down) / 1000, high: (value + up) / 1000 }));

test('words never say more than the numbers: met and missed only with the whole interval on one side, as it is and as it is written', () => {
  fc.assert(
    fc.property(figure, fc.integer({ min: -1000, max: 1000 }), fc.boolean(), (found, set, isGap) => {
      const kpi = { measure: isGap ? ('M14' as const) : ('M12' as const) };
      const points = [point('milestone', 2023, set / 10)];
      const said = standingInWords({ kpi, points, years: [read(2023, found.value, found.low, found.high)] }).join(' ');
      const numbers = [...said.replace(/\d{4}\/\d\d/g, '').matchAll(/−?\d+(\.\d)?/g)].map(([text]) =>
        Number(text.replace('−', '-')),
      );
      const [now = NaN, giveOrTake = NaN, milestone = NaN] = numbers;
      expect(milestone).toBe(set / 10);
      // The interval as it is written holds the one that was worked out.
      expect(now - giveOrTake).toBeLessThanOrEqual(found.low * 100 + 1e-6);
      expect(now + giveOrTake).toBeGreaterThanOrEqual(found.high * 100 - 1e-6);
      const isWithin = [found.low * 100, found.high * 100, now - giveOrTake, now + giveOrTake];
      const right = (each: number) => (isGap ? each <= milestone + 1e-6 : each >= milestone - 1e-6);
      const wrong = (each: number) => (isGap ? each > milestone + 1e-6 : each < milestone - 1e-6);
      if (said.includes('It is met.')) expect(isWithin.every(right)).toBe(true);
      else if (said.includes('It is not met.')) expect(isWithin.every(wrong)).toBe(true);
      else expect(said).toContain('We cannot tell yet');
    }),
    { numRuns: 2000 },
  );
});

test('what a later year does to a verdict follows the milestone alone', () => {
  fc.assert(
    fc.property(figure, fc.integer({ min: -1000, max: 1000 }), (found, set) => {
      const tenths = inTenths(found);
      const turned = { now: -tenths.now, giveOrTake: tenths.giveOrTake };
      expect(verdictOf(tenths, set, true)).toBe(verdictOf(turned, -set, false));
    }),
  );
});

test('tenths are written as people say them', () => {
  expect([120, 45, -30, 0, -5].map(tenthsInWords)).toEqual(['12', '4.5', '−3', '0', '−0.5']);
});
