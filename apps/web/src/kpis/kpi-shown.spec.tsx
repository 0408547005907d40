import type { KpiWhole } from '@footing/evidence';
import { render } from 'preact-render-to-string';
import { Kept } from './kpi-shown';

type Reading = KpiWhole['readings'][number];
const year = { year: 2025, figure: { code: 'c' as const }, priority: null, comparator: null, unknown: null };
const reading = (number: number, day: string, years: Reading['years']): Reading => ({
  ...{ number, snapshot: number, sha256: 'a'.repeat(64), takenAt: new Date(`${day}T09:00:00Z`), years },
});
const first = reading(1, '2026-11-03', [year]);
const said = (years: Reading['years']) =>
  render(<Kept years={years} readings={[reading(2, '2026-12-01', years), first]} />);

test('a year that stands as it was shown before says since when; one that was never shown says so; a fresh one nothing', () => {
  expect(said([year])).toBe('');
  expect(said([{ ...year, shownIn: 1 }])).toContain('2025/26 stands as it was read on 3 November 2026: figures would');
  expect(said([{ ...year, shownIn: null }])).toContain('2025/26 is not shown this time: figures would');
});
