import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

const MOST = 65_535;

/** A fit from 0 to 1 as it was typed, in points; -1 where it is none, which is refused. */
export function pointsIn(typed: Typed, name: string): number {
  const given = textIn(typed, name).trim().replace(',', '.');
  return /^(0|1|[01]?\.\d{1,4})$/.test(given) && Number(given) <= 1 ? Math.round(Number(given) * MOST) : -1;
}
