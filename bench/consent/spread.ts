/** How measured times lie. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** @param times in milliseconds, at least one. */
export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

export const inWords = ({ p50, p99, max }: Spread): string =>
  `${p50.toFixed(0)} ms (half), ${p99.toFixed(0)} ms (99 of 100), ${max.toFixed(0)} ms (longest)`;
