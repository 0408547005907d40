import { type Figure, numberIn, outcomeIn, refused, type Resting, told } from './figure';

/**
 * M06 from the finest cells that are shown: 1 − 2 × the standard deviation, over people, of the response rate of their group.
 * Refused where one of these cells is hidden, or where people are not parted at all.
 * Source: B. Schouten, F. Cobben, J. Bethlehem, Indicators for the representativeness of survey response, Survey Methodology 35 (2009).
 */
export function likeEverybody({ question, cells }: Resting): Figure[] {
  const label = question.by.map(({ name }) => name).join(', ');
  const finest = cells.filter(({ at }) => Object.keys(at).length === question.by.length);
  const there = finest.filter(({ n }) => numberIn(n) !== 0);
  const groups = there.map((cell) => ({ n: numberIn(cell.n), x: outcomeIn(cell) }));
  const whole = groups.flatMap(({ n, x }) => (n === null || x === null ? [] : [{ n, x }]));
  if (question.by.length === 0 || whole.length < groups.length || whole.length < 2) return [refused('M06', label, 'c')];
  const n = whole.reduce((sum, one) => sum + one.n, 0);
  const rate = whole.reduce((sum, one) => sum + one.x, 0) / n;
  const squares = whole.reduce((sum, one) => sum + one.n * (one.x / one.n - rate) ** 2, 0);
  return [told('M06', label, { value: 1 - 2 * Math.sqrt(squares / (n - 1)) })];
}
