import type { SignedOffChange, SignedOffCounts } from '@footing/people';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';

/** "2 students were added, 1 was changed and 3 were removed", or that nothing changed. */
export function whatChanged({ added, changed, removed }: SignedOffCounts): string {
  if (added + changed + removed === 0) return 'It says the same as the list before it';
  const said = [
    [added, 'added'],
    [changed, 'changed'],
    [removed, 'removed'],
  ] as const;
  const parts = said.filter(([number]) => number > 0).map(([number, verb]) => `${number} ${was(number)} ${verb}`);
  const [first = '', ...more] = parts;
  const students = first.replace(/^\d+/, (number) => count(Number(number), 'student'));
  const last = more.pop();
  return last === undefined ? students : `${[students, ...more].join(', ')} and ${last}`;
}

const was = (number: number) => (number === 1 ? 'was' : 'were');

/** One side of a change: "Tier 2, until Saturday 31 July 2027". */
export const tierInWords = (side: SignedOffChange['before']): string =>
  side === null ? 'Not on the list' : `Tier ${side.tier}, until ${dayInWords(side.validUntil)}`;

/** What happens to a student. */
export const changeWord = ({ before, after }: SignedOffChange): string =>
  before === null ? 'Added' : after === null ? 'Removed' : 'Changed';
