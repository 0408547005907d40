import type { ListedOpening, Telling } from '@footing/conversations';
import type { TagTone } from '@footing/pages';
import { moment } from '../review/review-words';

/** Whether messages can be read now. */
export const standWords = ({ isOpen }: ListedOpening): { readonly words: string; readonly tone: TagTone } =>
  isOpen ? { words: 'Open', tone: 'needs-you' } : { words: 'Closed', tone: 'neutral' };

/** Whether people have been told, in a sentence without a full stop. */
export function tellingInWords({ telling, tellFrom, toldAt }: ListedOpening): string {
  const words: Readonly<Record<Telling, string>> = {
    due: `They are told on ${moment(tellFrom)}, or a little later`,
    asked: 'The data protection officer decides whether they are told',
    withheld: 'They are not told: it would put somebody at risk',
    told: `They were told on ${toldAt === null ? '' : moment(toldAt)}`,
  };
  return words[telling];
}
