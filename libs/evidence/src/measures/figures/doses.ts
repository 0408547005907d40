import type { PublishedCell } from '@footing/statistics';
import { bandsOf } from '../../domain/dimension';
import { type Figure, numberIn, refused, type Resting, told } from './figure';

/** A middle rests on so many people at least. */
const FEWEST = 10;

/** M03: the band in which the middle one is, for everybody and for each group; refused where a band is hidden, or for fewer than ten. */
export function medianDose({ question, cells }: Resting): Figure[] {
  const groups = new Map<string, PublishedCell[]>();
  for (const cell of cells) {
    if (cell.at[question.dose] === undefined) continue;
    const { [question.dose]: _, ...rest } = cell.at;
    const key = JSON.stringify(rest);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups].map(([key, own]) =>
    medianOf(key === '{}' ? 'Everybody' : inWords(key, question), own, question.dose),
  );
}

function medianOf(label: string, own: readonly PublishedCell[], dose: 'meetings' | 'minutes'): Figure {
  const counts = own.map(({ n }) => numberIn(n));
  if (counts.some((count) => count === null)) return refused('M03', label, 'c');
  const all = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (all < FEWEST) return refused('M03', label, 'low');
  let below = 0;
  // The lower of the two middle ones where their number is even.
  const at = counts.findIndex((count) => {
    below += count ?? 0;
    return 2 * below >= all;
  });
  const band = bandsOf(dose)[at];
  return band ? told('M03', label, { value: band.from, low: band.from, high: band.to }) : refused('M03', label, 'low');
}

function inWords(key: string, { by }: Resting['question']): string {
  const at = JSON.parse(key) as Readonly<Record<string, string>>;
  return by.flatMap((one) => one.codes.filter(({ code }) => at[one.key] === code).map(({ name }) => name)).join(', ');
}
