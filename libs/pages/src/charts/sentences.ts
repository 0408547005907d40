import type { Figures } from './figures';

interface Labelled {
  readonly label: string;
  readonly value: number;
}

/** "Highest: 9.1, Law. Lowest: 1.2, Art." Every place that has the number is named; nothing is said of nothing. */
export function highestAndLowest(values: readonly Labelled[], figures: Figures): string[] {
  if (values.length === 0) return [];
  const numbers = values.map(({ value }) => figures.rounded(value));
  const [highest, lowest] = [Math.max(...numbers), Math.min(...numbers)];
  const at = (wanted: number): string => {
    const found = values.filter(({ value }) => figures.rounded(value) === wanted);
    return `${figures.text(found[0]?.value ?? 0)}, ${found.map(({ label }) => label).join(' and ')}`;
  };
  if (highest === lowest)
    return [values.length === 1 ? `One is shown: ${at(highest)}.` : `All are the same: ${at(highest)}.`];
  return [`Highest: ${at(highest)}. Lowest: ${at(lowest)}.`];
}

/** "Least certain: Law, 1.1 to 7.3." What is said of the first of several that are as wide. */
export function widest(
  values: readonly (Labelled & { readonly low: number; readonly high: number })[],
  figures: Figures,
): string[] {
  const width = ({ low, high }: { low: number; high: number }): number =>
    Number((figures.rounded(high) - figures.rounded(low)).toFixed(6));
  const [first, ...rest] = values;
  if (!first) return [];
  const found = rest.reduce((most, one) => (width(one) > width(most) ? one : most), first);
  return [`The widest interval is that of ${found.label}: ${figures.text(found.low)} to ${figures.text(found.high)}.`];
}
