import type { Instrument } from '../domain/instrument';
import type { Leaving } from './imported';

/** What no other tool has a place for. */
export function leftOut({ scales, items }: Instrument, leaving: Leaving): void {
  scales.forEach(({ key }, n) => {
    leaving.say(`scales[${n}]`, `the scale ${key}`, 'Scoring, locks and licences stay here.');
  });
  items.forEach((item, n) => {
    if (item.type !== 'information' && item.personal !== 'low')
      leaving.say(`items[${n}].personal`, 'how personal the answer is', 'Other tools have no place for it.');
  });
}
