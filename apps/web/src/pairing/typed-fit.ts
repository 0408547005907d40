import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

const MOST = 65_535;

/** A fit from 0 to 100 as it was typed, in points; -1 where it is none, which is refused. */
export function pointsIn(typed: Typed, name: string): number {
  const given = textIn(typed, name).trim().replace(',', '.');
  const isFit = /^\d{0,3}(\.\d{1,2}|\d)$/.test(given) && Number(given) <= 100;
  return isFit ? Math.round((Number(given) / 100) * MOST) : -1;
}
