/** Nearest multiple, halves up. @param count 0 or more. Source: HESA Standard Rounding Methodology; OfS for 10. */
export function roundedTo(multiple: number, count: number): number {
  if (!(count >= 0)) throw new RangeError('a count is 0 or more');
  return Math.floor(count / multiple + 0.5) * multiple;
}

/** A number with so many decimals, halves up; what a binary fraction loses is put back first. */
export function toDecimals(decimals: number, value: number): number {
  const scale = 10 ** decimals;
  const scaled = value * scale;
  return Math.floor(scaled + 0.5 + Math.abs(scaled) * 1e-12) / scale;
}

/**
 * Percentage by HESA's rules, from counts as they are; null, on paper `..`, for fewer than 22.5 people.
 * For forms that ask for just this. Tables of a release use counts that are protected already.
 */
export function hesaPercentage(part: number, of: number, decimals: number): number | null {
  return of < 22.5 ? null : toDecimals(decimals, (100 * part) / of);
}

/** Mean by HESA's rules; null, on paper `..`, for 7 people or fewer. */
export function hesaMean(mean: number, of: number): number | null {
  return of <= 7 ? null : mean;
}
