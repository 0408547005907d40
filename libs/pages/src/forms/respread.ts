/**
 * The weights after one of them is set, the others sharing what is left in the proportions they had.
 * Always whole numbers, none negative, summing to 100. If the others were all 0 they share equally. Ties in rounding go
 * to the earlier weight. An index outside the list changes nothing but the sum.
 * @param weights at least one; need not sum to 100. @param value is brought to a whole number from 0 to 100; a lone weight is 100.
 */
export function respread(weights: readonly number[], index: number, value: number): number[] {
  const alone = weights.length === 1 && index === 0;
  const wanted = alone ? 100 : Math.min(100, Math.max(0, Math.round(value) || 0));
  const isSet = index >= 0 && index < weights.length;
  const others = weights.map((weight, at) => (isSet && at === index ? 0 : Math.max(0, weight || 0)));
  const rest = isSet ? 100 - wanted : 100;
  const sum = others.reduce((total, weight) => total + weight, 0);
  const sharers = isSet ? weights.length - 1 : weights.length;
  const exact = others.map((weight, at) => {
    if (isSet && at === index) return 0;
    return sum > 0 ? (weight / sum) * rest : rest / sharers;
  });
  const whole = exact.map(Math.floor);
  let left = rest - whole.reduce((total, weight) => total + weight, 0);
  const order = exact
    .map((_, at) => at)
    .filter((at) => !(isSet && at === index))
    .sort((a, b) => (exact[b] ?? 0) - (whole[b] ?? 0) - ((exact[a] ?? 0) - (whole[a] ?? 0)) || a - b);
  for (const at of order) {
    if (left <= 0) break;
    whole[at] = (whole[at] ?? 0) + 1;
    left -= 1;
  }
  return whole.map((weight, at) => (isSet && at === index ? wanted : weight));
}
