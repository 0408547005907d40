import { DomainError } from '@footing/kernel';
import type { TagTone } from '@footing/pages';
import { cancelReasons, isCancelReason, type MeetingView, minuteOf, type PairMeetings } from '@footing/scheduling';

/** Why looking at these pages leaves no line in the record. */
export const OWN = 'people look at what is their own';

/** What is said on the page as it is now, where something was not done. */
export const refusalWords: Readonly<Record<string, string>> = {
  'meeting.moved-on':
    'Nothing was changed: this has changed since you opened the page, by the other person or on another device of yours. Here is how it stands now.',
  'meeting.busy': 'Nothing was changed: one of you has another meeting then. Here is how it stands now.',
  'meeting.not-free': 'Nothing was changed: that time does not suit any more. Please choose another.',
  'meeting.no-contact': 'Nothing was changed: no meeting can be planned at the moment.',
};

/** Whether it is one of these. */
export const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && Object.hasOwn(refusalWords, error.code);

/** "Your meetings with Joan". */
export const titleOfMeetings = ({ otherName, isGroup }: Pick<PairMeetings, 'otherName' | 'isGroup'>): string =>
  isGroup && otherName === '' ? 'Meetings of your group' : `Your meetings with ${otherName}`;

export const whom = (otherName: string): string => (otherName === '' ? 'your group' : otherName);

/** Why no meeting can be planned now. It says the same whoever asked for the break. */
export function closedWords({ state, isTooYoung }: Pick<PairMeetings, 'state' | 'isTooYoung'>): string {
  if (isTooYoung)
    return 'One of you is under 18, so no meetings between two people are planned here. Ask the careers service.';
  if (state === 'active' || state === 'paused')
    return 'No meeting can be planned at the moment. We write to both of you when it can go on. Anything that was planned has been called off for you.';
  if (state === 'proposed' || state === 'accepted') return 'You can plan meetings as soon as you both have said yes.';
  return 'This mentoring is over, so no more meetings are planned.';
}

type Seen = Pick<MeetingView, 'state' | 'may' | 'startsAt' | 'holdUntil'> &
  Partial<Pick<MeetingView, 'kind' | 'isAskedByMe'>>;

/** How a meeting stands for its reader, in a word or two. @param at now. */
export function stateOf(
  { state, may, startsAt, holdUntil, kind, isAskedByMe }: Seen,
  at: Date,
): { words: string; tone: TagTone } {
  if (state === 'confirmed')
    return startsAt && startsAt <= at
      ? { words: 'Its time has come', tone: 'neutral' }
      : { words: 'Agreed', tone: 'done' };
  if (state === 'held' && holdUntil && holdUntil <= at) return { words: 'No answer in time', tone: 'neutral' };
  if (state === 'proposed' && kind === 'group' && !isAskedByMe && !may.includes('accept'))
    return { words: 'Times for your group', tone: 'information' };
  if (state === 'proposed' || state === 'held')
    return may.includes('accept')
      ? { words: state === 'held' ? 'Say yes or no' : 'Choose a time', tone: 'needs-you' }
      : { words: 'Waiting for an answer', tone: 'information' };
  return { words: overWords[state], tone: 'neutral' };
}

const overWords = {
  cancelled: 'Called off',
  declined: 'No time suited',
  expired: 'No answer in time',
  completed: 'Took place',
  missed: 'Did not take place',
} as const;

const ofService: Readonly<Record<string, string>> = {
  break: 'Mentoring has a break, so what was planned was called off.',
  'mentoring-over': 'Mentoring is over, so what was planned was called off.',
  'not-alone':
    'One of you is under 18, so no meetings between two people are planned here. What was planned was called off.',
  'names-taken-back': 'Entries in calendars name nobody any more. Nothing else has changed.',
  'new-room': 'The meeting has a new link. Nothing else has changed.',
  'clocks-clash': 'The law on clocks changed, and the meeting would have been at the same time as another.',
};

/** Who changed it last, and why; '' where there is nothing to say. @param other first name, '' for several. */
export function lastWords(
  { state, reason, changedByMe, version }: Pick<MeetingView, 'state' | 'reason' | 'changedByMe' | 'version'>,
  other: string,
): string {
  const known = ofService[reason];
  if (known) return known;
  const who = changedByMe ? 'You' : changedByMe === false ? other || 'Somebody in the group' : 'We';
  const why = isCancelReason(reason) ? `, saying “${cancelReasons[reason]}”` : '';
  if (state === 'cancelled') return `${who} called it off${why}.`;
  if (state === 'declined') return `${who} said that no time suited${why}.`;
  if (state === 'confirmed' && version > 0) return `${who} changed it last.`;
  return '';
}

/** Whether it still lies ahead, or waits for an answer. */
export function isToCome({ state, startsAt, holdUntil }: Seen, at: Date): boolean {
  if (state === 'proposed') return true;
  if (state === 'held') return holdUntil !== null && holdUntil > at;
  return state === 'confirmed' && startsAt !== null && startsAt > at;
}

/** When it begins, in minutes since 1970; of several times, the first; null: none of them is still to come. */
export const startOf = ({ startsAt, options }: Pick<MeetingView, 'startsAt' | 'options'>): number | null => {
  const first = startsAt ?? options[0]?.startsAt;
  return first ? minuteOf(first) : null;
};
