import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { bandOf, bandsOf, doseDimension } from './dimension';
import { markOf, pidOf } from './pid';
import { populationCounts } from './population';
import { bitsOf, stages } from './stages';
import { academicYear, daysBetween, isoWeek } from './week';

test.each([
  ['foobar', 'mzxw6ytb'],
  ['fooba', 'mzxw6ytb'],
  ['foo', 'mzxw'],
])('letters are those of base 32: %s', (text, letters) => {
  // RFC 4648, section 10; letters that a whole byte stands behind.
  expect(pidOf(Buffer.from(text)).slice(0, letters.length)).toBe(letters);
});

test('of a whole hash 26 letters are kept, and no two people share them', () => {
  const pids = Array.from({ length: 2_000 }, (_, at) => pidOf(createHash('sha256').update(`${at}`).digest()));
  expect(pids.filter((pid) => !/^[a-z2-7]{26}$/.test(pid))).toEqual([]);
  expect(new Set(pids).size).toBe(2_000);
  expect(markOf(Buffer.from('fffffffe00', 'hex'))).toBe(-2);
});

test.each([
  ['2026-01-01', '2026-W01', '2025/26'],
  ['2027-01-03', '2026-W53', '2026/27'],
  ['2024-12-30', '2025-W01', '2024/25'],
  ['2026-07-31', '2026-W31', '2025/26'],
  ['2026-08-01', '2026-W31', '2026/27'],
])('%s is in week %s and the academic year %s', (day, week, year) => {
  expect(isoWeek(new Date(`${day}T23:59:59Z`))).toBe(week);
  expect(academicYear(day)).toBe(year);
  expect(daysBetween(new Date(`${day}T12:00:00Z`), new Date(`${day}T11:00:00Z`))).toBe(0);
});

test('every number has one band, and the bands follow each other without a gap', () => {
  for (const dose of ['meetings', 'minutes'] as const) {
    const bands = bandsOf(dose);
    const { codes } = doseDimension(dose);
    expect(codes).toHaveLength(bands.length);
    expect(codes.map(({ name }) => name).filter((name) => !/^\d+(| to \d+| or more)$/.test(name))).toEqual([]);
    fc.assert(
      fc.property(fc.nat(2_000), (value) => {
        const inside = bands.filter(({ from, to }) => value >= from && (to === null || value <= to));
        expect(inside).toEqual([bands[bandOf(dose, value)]]);
      }),
    );
  }
});

test('counts of a group and of all others are counts of everybody, marks and all', () => {
  const somebody = fc.record({
    ...{ round: fc.integer({ min: 1, max: 2 }), mark: fc.integer(), isIn: fc.boolean() },
    reached: fc.subarray([...stages]),
  });
  fc.assert(
    fc.property(fc.array(somebody), (people) => {
      const counted = people.map(({ round, mark, isIn, reached }) => ({
        ...{ round, mark, cohort: '2026/27', stages: bitsOf(reached), groups: isIn ? ['group:a'] : ['group:b'] },
      }));
      const counts = populationCounts(counted, ['group:a', 'group:b']);
      for (const round of new Set(people.map((one) => one.round))) {
        const of = (group: string | null) =>
          counts.find((one) => one.round === round && one.group === group)?.reached.matched;
        expect((of('group:a')?.n ?? 0) + (of('group:b')?.n ?? 0)).toBe(of(null)?.n);
        expect(((of('group:a')?.noiseKey ?? 0) + (of('group:b')?.noiseKey ?? 0)) & 255).toBe(of(null)?.noiseKey);
      }
    }),
  );
});
