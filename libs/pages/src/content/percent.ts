/** Between a number and its %, so that they never part at the end of a line. */
const NO_BREAK = '\u00a0';

/**
 * A share as people read it: "1.6 %", whole from ten up: "98 %". The one place where a number and % meet, with a no-break
 * space between them. @param share 0 to 1.
 */
export function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths < 10 ? Number(hundredths.toFixed(1)) : Math.round(hundredths)}${NO_BREAK}%`;
}

/** A share that is mostly small, to two decimals: "0.31 %"; what would look like nothing and is not is "less than 0.01 %". */
export function smallPercent(share: number): string {
  if (share > 0 && share < 0.0001) return `less than 0.01${NO_BREAK}%`;
  return `${share === 0 ? 0 : (share * 100).toFixed(2)}${NO_BREAK}%`;
}
