import type { OwnCadence } from '@footing/scheduling';
import { dayInWords } from '../programme/dates-in-words';

/** Where a pair is, without blame: "2 of 6 meetings so far." */
export function soFarInWords({ target, held, next, about, done }: OwnCadence): string {
  const met = held === 0 ? `The plan is ${count(target)}.` : `${held} of ${count(target)} so far.`;
  if (next) return `${met} The next is on ${dayInWords(next)}.`;
  if (done >= target) return `${met} That is all that was planned. You can go on meeting if you like.`;
  return about ? `${met} The next by about ${dayInWords(about)}.` : `${met} The next whenever it suits you both.`;
}

const count = (n: number): string => `${n} ${n === 1 ? 'meeting' : 'meetings'}`;
