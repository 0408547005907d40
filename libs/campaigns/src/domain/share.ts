/** Shares of fewer than this are not told. */
const LEAST_WHOLE = 25;

/**
 * How many of a hundred of the step before got to this one, from what is shown of both; null where either is hidden or the
 * whole is below 25. Never more than 100.
 */
export function shareOf(part: number | null | undefined, whole: number | null | undefined): number | null {
  if (part === null || part === undefined || whole === null || whole === undefined || whole < LEAST_WHOLE) return null;
  return Math.min(100, Math.round((100 * part) / whole));
}
