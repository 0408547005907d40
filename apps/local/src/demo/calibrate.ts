const STEPS = 60;

/** The chance that belongs to a log-odds. */
export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/**
 * The intercept that makes a logistic model come out at a rate on average over these people.
 *
 * @param logOdds each person's log-odds before the intercept: few different values, many people.
 * @param rate above 0 and below 1.
 * @returns the intercept, exact to rounding; the plain log-odds of the rate if there is nobody.
 */
export function interceptFor(rate: number, logOdds: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of logOdds) counts.set(value, (counts.get(value) ?? 0) + 1);
  const expected = (intercept: number) => {
    let sum = 0;
    for (const [value, count] of counts) sum += count * logistic(intercept + value);
    return sum / logOdds.length;
  };
  if (logOdds.length === 0) return Math.log(rate / (1 - rate));
  let [low, high] = [-30, 30];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (expected(middle) < rate) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
