import type { LetterCalendar, LetterToAnybody } from '@footing/messages';
import type { MeetingRow } from '../data/meeting.query';
import { wallMinute, wallText } from '../booking/agreed-time';
import { toLocal } from '../domain/zones';

/** A letter about a meeting, without whom it goes to. It names nobody: who reads it over a shoulder learns nothing. */
export type MeetingLetter = Omit<LetterToAnybody, 'stop' | 'permission'> & { readonly calendar?: LetterCalendar };

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });

/** "Monday 7 December 2026 at 10:00". @param local YYYY-MM-DDTHH:MM. */
export const inWords = (local: string): string =>
  long.format(new Date(wallMinute(local) * 60_000)).replace(/^(\w+),/, '$1');

/** The place of a zone as people say it: "New York". */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** When it is, on the reader's own clock; where that is not the clock it was agreed on, both. */
export function whenInWords({ startsAt, localStart, zone }: MeetingRow, readersZone: string): string {
  if (!startsAt || !localStart || !zone) return '';
  if (zone === readersZone) return `${inWords(localStart)} (${placeOf(zone)} time)`;
  const theirs = wallText(toLocal(Math.floor(startsAt.getTime() / 60_000), readersZone));
  return `${inWords(theirs)} (${placeOf(readersZone)} time; agreed as ${inWords(localStart)} in ${placeOf(zone)})`;
}

const how = ({ mode, place, joinUrl }: MeetingRow): string =>
  mode === 'in-person'
    ? `You meet in person${place ? `: ${place}` : ''}.`
    : `You meet online${joinUrl ? `: ${joinUrl}` : ''}.`;

const pathOf = ({ id }: MeetingRow): string => `/meetings/${id}`;
const pathAfter = ({ id }: MeetingRow): string => `/meetings/${id}/after`;
const why = 'you take part in a mentoring scheme here';

const words = (
  row: MeetingRow,
  subject: string,
  label: string,
  paragraphs: readonly string[],
  address = pathOf(row),
): MeetingLetter => ({ ...{ kind: 'meeting-notice', subject, why, paragraphs }, actions: [{ label, address }] });

const endings: Readonly<Record<string, string>> = {
  break: 'Your mentoring is having a break, so meetings that were planned do not take place.',
  'mentoring-over': 'Your mentoring has come to its end, so meetings that were planned do not take place.',
  'not-alone':
    'One of you is under 18, and here nobody under 18 meets a mentor alone. So meetings that were planned do not take place. The careers service can say what is possible.',
  'clocks-clash':
    'The law on clocks has changed in one of your countries, and the meeting would now be at the same time as another. Please choose a new time.',
};

/** What somebody is told of a change; null: nothing, for they made it themselves and it is in no calendar. */
export function changeLetter(row: MeetingRow, readersZone: string, isMine: boolean): MeetingLetter | null {
  const when = whenInWords(row, readersZone);
  if (row.status === 'confirmed') return agreedLetter(row, when);
  if (row.status === 'cancelled') return row.startsAt || !isMine ? calledOffLetter(row, when) : null;
  if (row.status === 'expired')
    return words(row, 'A time has passed without an answer', 'Arrange another', [
      'There was no answer in time, so the times are free again.',
    ]);
  return isMine ? null : askingLetter(row, when);
}

const agreedLetter = (row: MeetingRow, when: string): MeetingLetter =>
  row.step === 'reword'
    ? rewordedLetter(row, when)
    : row.step === 'reschedule' || row.step === 're-anchor' || row.step === 'new-room'
      ? words(row, 'A mentoring meeting has changed', 'See the meeting', [changed(row), `It is now ${when}.`, how(row)])
      : words(row, 'A mentoring meeting is agreed', 'See the meeting', [`You meet ${when}.`, how(row)]);

const rewordedLetter = (row: MeetingRow, when: string): MeetingLetter =>
  words(row, 'A calendar entry has changed', 'See the meeting', [
    `Nothing has changed about your meeting: you meet ${when}.`,
    'Its entry in your calendar now says “Mentoring meeting” and names nobody, as one of you has asked for that.',
    how(row),
  ]);

function calledOffLetter(row: MeetingRow, when: string): MeetingLetter {
  const ending = endings[row.reason];
  return words(row, 'A mentoring meeting is called off', 'Arrange another', [
    when ? `The meeting of ${when} does not take place.` : 'The times that were offered are not needed any more.',
    ...(ending ? [ending] : []),
  ]);
}

const partings: Readonly<Record<string, string>> = {
  break: 'Your mentoring is having a break, so nothing is asked of you.',
  'mentoring-over': 'Your mentoring has come to its end, so nothing more is asked of you.',
  'busy-then': 'It meets at a time at which you have another mentoring meeting. You are welcome at the next one.',
};

/** To somebody who is not in the meeting of their group any more. It goes on: they alone are told. */
export const leftLetter = (row: MeetingRow, readersZone: string): MeetingLetter => {
  const when = whenInWords(row, readersZone);
  return words(
    row,
    'A mentoring meeting without you',
    'See your mentoring',
    [
      when
        ? `You are not expected at the meeting of your group any more: ${when}. You need not do anything.`
        : 'Times to meet were offered to your group. You need not choose one any more.',
      ...(partings[row.reason] ? [partings[row.reason] ?? ''] : []),
    ],
    '/my-pairings',
  );
};

const isByMentor = ({ people, askedBy }: MeetingRow): boolean =>
  people.some(({ id, kind }) => id === askedBy && kind === 'mentor');

function askingLetter(row: MeetingRow, when: string): MeetingLetter | null {
  if (row.status === 'proposed' && row.kind === 'group' && isByMentor(row))
    return words(row, 'Times for a meeting of your group', 'Say which suit you', [
      'Your mentor has offered your group some times to meet. Say which of them suit you. Your mentor then books one, and you get an invitation.',
    ]);
  if (row.status === 'proposed')
    return words(row, 'Times for a mentoring meeting', 'Choose one', [
      'You have been offered times to meet. One tap agrees one of them.',
    ]);
  if (row.status === 'held')
    return words(row, 'A time for a mentoring meeting', 'Say yes or no', [
      `${when} is being kept for you. Please answer within two days.`,
    ]);
  if (row.status === 'declined')
    return words(row, 'No time has suited yet', 'Offer others', ['None of the times suited. You can offer others.']);
  return null;
}

const changes: Readonly<Record<string, string>> = {
  're-anchor':
    'The law on clocks has changed. Your meeting stays at the hour on the clock that you agreed on, which may be another hour for the person you meet.',
  'new-room': 'It has a new link. Please use that one: the link you had before is no longer the right one.',
};
const changed = ({ step }: MeetingRow): string => changes[step] ?? 'Its time or place has changed.';

/** Before and after. @param taps the last parts of the links that say who came; for the letter that asks. */
export function reminderLetter(row: MeetingRow, kind: ReminderKind, readersZone: string, taps?: Taps): MeetingLetter {
  const when = whenInWords(row, readersZone);
  if (kind === 'who-came') return didYouMeet(row, when, taps);
  if (kind === 'words-differ')
    return words(row, 'Two answers about a meeting', 'See both answers', differing(when), pathAfter(row));
  return words(row, 'A reminder of your mentoring meeting', 'See the meeting', [`You meet ${when}.`, how(row)]);
}
export type ReminderKind = 'day-before' | 'hour-before' | 'who-came' | 'words-differ';

export interface Taps {
  readonly met: string;
  readonly notMet: string;
}

const differing = (when: string): string[] => [
  `About the meeting of ${when}, people have said different things. That happens: days get mixed up, and a call can fail.`,
  'If you see it as before, you need do nothing. If you want to change your answer, you can.',
];

const didYouMeet = (row: MeetingRow, when: string, taps?: Taps): MeetingLetter => ({
  ...words(
    row,
    'Did you meet?',
    'Say it in one tap',
    [`You had a mentoring meeting planned: ${when}. One tap says whether you met. You do not need to sign in.`],
    pathAfter(row),
  ),
  ...(taps && {
    actions: [
      { label: 'Yes, we met', address: `/met/${taps.met}` },
      { label: 'We did not meet', address: `/met/${taps.notMet}` },
    ],
    notes: [
      'You can change your answer for two weeks. Afterwards you can write down what it was like, if you want to.',
    ],
  }),
});

/** There is no next meeting: times that would suit. @param times on the reader's clock, YYYY-MM-DDTHH:MM. */
export const nudgeLetter = (pairingId: string, times: readonly string[]): MeetingLetter => ({
  ...{ kind: 'meeting-notice', subject: 'Your next mentoring meeting', why },
  paragraphs:
    times.length > 0
      ? [
          'Your mentoring has no next meeting yet. These times suit you both, by what each of you has said:',
          ...times.map(inWords),
          'One tap books one of them.',
        ]
      : [
          'Your mentoring has no next meeting yet. Please say when you can meet: then we can find times that suit you both.',
        ],
  actions: [{ label: 'Choose a time', address: `/my-pairings/${pairingId}/meetings` }],
});
