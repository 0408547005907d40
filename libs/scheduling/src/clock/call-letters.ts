import type { Person } from '@footing/consent';
import type { MeetingRow } from '../data/meeting.query';
import { type MeetingLetter, type ReminderKind, whenInWords } from './letters';

/** Whom a letter about a short call goes to. */
export interface CallReader {
  readonly kind: Person['kind'];
  readonly zone: string;
  /** Whether they have made the change themselves. */
  readonly isMine: boolean;
}

const words = ({ id }: MeetingRow, subject: string, label: string, paragraphs: readonly string[]): MeetingLetter => ({
  ...{ kind: 'meeting-notice', subject, paragraphs, why: 'you take part in a mentoring scheme here' },
  actions: [{ label, address: `/intro-calls/${id}` }],
});

const how = ({ joinUrl }: MeetingRow): string[] => (joinUrl ? [`You talk here: ${joinUrl}`] : []);

/** Why it is off, to the other; where it is nobody's business, nothing. */
const reasons: Readonly<Record<string, string>> = {
  'no-time': 'They have less time than they thought.',
  'came-up': 'Something has come up.',
  'other-way': 'They are looking for something else now.',
  'clocks-clash':
    'The law on clocks has changed in one of your countries, and the call would now be at the same time as something else. Please agree on a new time.',
};
const YOUNG =
  'Here nobody under 18 talks to a mentor alone. The careers service can say what is possible, and it changes nothing about how you are paired.';
const NO_HARM = 'It changes nothing about how people are paired, and nothing is held against anybody.';

/** What somebody is told of a short call that was agreed, moved or called off; null: nothing. */
export function callLetter(row: MeetingRow, { kind, zone, isMine }: CallReader): MeetingLetter | null {
  const when = whenInWords(row, zone);
  if (row.status === 'confirmed')
    return row.version === 0
      ? words(row, 'Your short call is agreed', 'See the call', [`You talk ${when}.`, ...how(row)])
      : words(row, 'Your short call has a new time', 'See the call', [`It is now ${when}.`, ...how(row)]);
  if (row.status !== 'cancelled') return null;
  const why = row.reason === 'not-alone' && kind === 'student' ? YOUNG : isMine ? '' : (reasons[row.reason] ?? '');
  const said = [`The short call of ${when} does not take place.`, why, why === YOUNG ? '' : NO_HARM];
  return words(
    row,
    'Your short call is off',
    'See how it stands',
    said.filter((one) => one !== ''),
  );
}

/** Before, and after. */
export const callReminder = (row: MeetingRow, kind: ReminderKind, zone: string): MeetingLetter =>
  kind === 'who-came' || kind === 'words-differ'
    ? words(row, 'Have you talked?', 'Say how it was', [
        `You had a short call planned: ${whenInWords(row, zone)}.`,
        'If you have talked, say so, and how it was. The other person never sees what you say.',
      ])
    : words(row, 'A reminder of your short call', 'See the call', [`You talk ${whenInWords(row, zone)}.`, ...how(row)]);
