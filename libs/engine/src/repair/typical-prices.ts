import { together } from '../aims/lottery';
import { Drawing } from './drawing';
import { leastFirst, type LotteryCore } from './lottery-core';
import { spread } from './place-values';

/**
 * The same core at prices as they are after a draw, on average over some. A strong lottery makes places dear: whoever gets
 * one of the last is luckier than most. At the core's own prices every draw would have to find that out anew, in searches
 * that raise the prices of half the round each time. A price is raised only as far as its holders still hold what they
 * like best; that they may gain less than nothing there is for the draw to settle (see `Drawing`).
 *
 * Any such prices lead every draw to the same students: this is for speed alone.
 *
 * @param core may not be used afterwards. @param pilots 0: the core stays as it is. Cost: as many draws.
 */
export function atTypicalPrices(core: LotteryCore, strength: number, pilots: number): LotteryCore {
  const { standing, scale, most } = core;
  const { mentors, taken, places, p, surplus, first, next } = standing;
  if (pilots === 0) return core;
  const raise = averageRaise(core, strength, pilots);
  // In whole points, so that prices less values stay multiples of the scale; below what everybody gains who is sure of a place.
  for (let j = 0; j < mentors; j += 1)
    raise[j] = taken[j]! < places[j]! ? 0 : Math.min(most, Math.floor(raise[j]! / scale)) * scale;
  spread(standing, raise, new Int32Array(mentors));
  for (let j = 0; j < mentors; j += 1) {
    p[j]! += raise[j]!;
    for (let i = first[j]!; i !== -1; i = next[i]!) surplus[i]! -= raise[j]!;
  }
  return { ...core, leastAt: leastFirst(standing, scale) };
}

/** By how much a draw raises each mentor's price; draws that lower it count as 0, as prices here may only rise. */
function averageRaise(core: LotteryCore, strength: number, pilots: number): Float64Array {
  const { standing } = core;
  const drawing = new Drawing(core);
  const start = standing.photograph();
  const before = Float64Array.from(standing.p);
  const raise = new Float64Array(standing.mentors);
  for (let pilot = 0; pilot < pilots; pilot += 1) {
    drawing.draw((i) => together(pilot, i), strength);
    for (const [j, price] of standing.p.entries()) raise[j]! += Math.max(0, price - before[j]!) / pilots;
    standing.restore(start);
  }
  return raise;
}
