import { academicYear, isGap, type KpiPoint, type KpiWhole, pointsNow, whyHidden } from '@footing/evidence';
import type { ChartProps } from '@footing/pages';

type Gap = Extract<ChartProps, { kind: 'gap-over-years' }>;
type Year = Gap['years'][number];

/** A KPI over the years: what was set and what was found; null where there is nothing to draw. */
export function kpiChart({ kpi, points, readings }: KpiWhole, level: 2 | 3): ChartProps | null {
  const now = pointsNow(points);
  const read = (readings[0]?.years ?? []).filter(({ figure }) => 'value' in figure || figure.code !== 'z');
  const all = [...new Set([...now.map(({ year }) => year), ...read.map(({ year }) => year)])].sort((a, b) => a - b);
  if (all.length === 0) return null;
  const years = all.map((year): Year => {
    const own = now.filter((one) => one.year === year);
    const baseline = own.find(({ kind }) => kind === 'baseline');
    const set = own.find(({ kind }) => kind === 'target') ?? own.find(({ kind }) => kind === 'milestone');
    const figure = read.find((one) => one.year === year)?.figure;
    const measured = measuredAs(figure, baseline);
    return {
      ...{ year, label: academicYear(year) },
      ...(measured ? { measured } : {}),
      ...(set?.value === undefined || set.value === null ? {} : { milestone: set.value / 100 }),
      ...(baseline ? { role: 'baseline' as const } : set?.kind === 'target' ? { role: 'target' as const } : {}),
    };
  });
  const hidden = read.flatMap(({ figure }) => ('code' in figure ? [figure.code] : []));
  return {
    ...{
      kind: 'gap-over-years',
      id: `kpi-${kpi.id}`,
      title: kpi.name,
      level,
      unit: isGap(kpi) ? 'gap' : 'share',
      years,
    },
    symbols: [...new Set(hidden)].map((code) => ({ code, meaning: whyHidden(code).replace(/\.$/, '') })),
  };
}

/** A baseline that was typed stands as it was typed: it has no interval of ours. */
function measuredAs(
  figure: KpiWhole['readings'][number]['years'][number]['figure'] | undefined,
  baseline: KpiPoint | undefined,
): Year['measured'] {
  if (baseline?.value === undefined || baseline.value === null || baseline.reading !== null) return figure;
  const value = baseline.value / 100;
  return { value, low: value, high: value };
}
