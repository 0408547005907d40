import type { Cell } from '@footing/consent';
import { momentInWords } from '../record/record-words';

/** A value in words: moments as clocks in the UK show them. */
export function cellInWords(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return momentInWords(cell);
  return typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
}
