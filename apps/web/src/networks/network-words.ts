import type { Network, Rhythm, SentItem } from '@footing/evidence';
import { dateInWords } from '../practice/practice-words';

export const rhythmNames: Readonly<Record<Rhythm, string>> = {
  never: 'Only when somebody sends it',
  month: 'Every month',
  term: 'Every term (four months)',
  year: 'Every year',
};

/** "Every month; next on 3 December 2026". */
export const scheduleInWords = ({ every, nextOn }: Pick<Network, 'every' | 'nextOn'>): string =>
  nextOn === null
    ? rhythmNames.never
    : `${rhythmNames[every]}; next on ${dateInWords(nextOn)}, or the next working day`;

/** What was sent and of when it is. */
export function itemInWords(item: SentItem): string {
  if (item.kind === 'kpi') return `KPI: ${item.name} (reading ${item.reading})`;
  return item.kind === 'document' ? `Document: ${item.name} (release ${item.release})` : item.name;
}

/** "1 person", "3 people". */
export const peopleCounted = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
