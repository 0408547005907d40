import type { NamedChange, WeeklyRule, WhyNoTime } from '@footing/scheduling';
import { howQuery, type How, lengthInWords, modeWords } from './how-words';
import { meetingPaths } from './meeting-paths';
import { dayInWords, placeOf, spanInWords } from './time-words';

interface Reader {
  readonly pairingId: string;
  /** First name. */
  readonly other: string;
  /** The reader's. */
  readonly zone: string;
  readonly how: How;
}

/** So many lines are read; the rest is only counted. */
const MOST = 8;
const weekdays = ['', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

type Removal = WhyNoTime['removed'][number];

/**
 * What takes times away, each line once, most first. Of oneself everything is said; of the other the days on which they
 * give no hours or are not free, and never with what or with whom.
 */
export function removedWords({ removed }: WhyNoTime, reader: Reader): { lines: readonly string[]; more: number } {
  const minutes = new Map<string, number>();
  const add = (words: string, more: number) => minutes.set(words, (minutes.get(words) ?? 0) + more);
  for (const one of removed)
    if (one.by !== 'rule') add(one.whose === 'a' ? mine(one, reader) : theirs(one, reader), one.minutes);
  for (const whose of ['a', 'b'] as const) {
    const days = removed.filter((one) => one.by === 'rule').filter((one) => one.whose === whose);
    if (days.length > 0) add(noHours(days, whose, reader), sum(days));
  }
  const lines = [...minutes]
    .sort(([, one], [, other]) => other - one)
    .map(([words, taken]) => `${words} (${lengthInWords(taken)})`);
  return { lines: lines.slice(0, MOST), more: Math.max(0, lines.length - MOST) };
}

const sum = (all: readonly { readonly minutes: number }[]): number =>
  all.reduce((before, { minutes }) => before + minutes, 0);

/** "On Mondays and Fridays Joan gives no hours when you do". */
function noHours(days: readonly { readonly of: number }[], whose: 'a' | 'b', { other }: Reader): string {
  const names = days.map(({ of }) => of).sort((one, next) => one - next);
  const list = names.length === 7 ? ['any day'] : names.map((day) => weekdays[day] ?? '');
  const on = new Intl.ListFormat('en-GB').format(list);
  return whose === 'a'
    ? `On ${on} you give no hours when ${other} does`
    : `On ${on} ${other} gives no hours when you do`;
}

type OtherRemoval = Exclude<Removal, { readonly by: 'rule' }>;

function mine(removal: OtherRemoval, { zone }: Reader): string {
  switch (removal.by) {
    case 'exception':
      return removal.of.kind === 'block'
        ? `On ${dayInWords(removal.of.day)} you said that you cannot meet`
        : `On ${dayInWords(removal.of.day)} you have other hours than usual`;
    case 'mode':
      return `Your hours on ${hoursOf(removal.of)} are only for meeting ${wayOf(removal.of)}`;
    case 'busy':
      return `Your own calendar has something on ${spanInWords(removal.of, zone)}`;
    case 'taken':
      return `You have another meeting on ${spanInWords(removal.of, zone)}`;
    case 'travel':
      return `You would be on your way to or from something on ${spanInWords(removal.of, zone)}`;
  }
}

function theirs(removal: OtherRemoval, { other, zone }: Reader): string {
  switch (removal.by) {
    case 'mode':
      return `${other}’s hours on ${weekdays[removal.of.weekday]} are only for meeting ${wayOf(removal.of)}`;
    case 'exception':
      return `On ${dayInWords(removal.of.day)} ${other} is not free`;
    default:
      return `On ${dayOfSpan(removal.of, zone)} ${other} is not free`;
  }
}

/** The change that would help most, and where to make it. */
export interface HelpWords {
  readonly words: string;
  readonly href: string;
  readonly label: string;
}

/** Null where no single change would open any time. */
export function helpWords({ smallest }: WhyNoTime, reader: Reader): HelpWords | null {
  if (!smallest) return null;
  const { change, opens } = smallest;
  const times = opens === 1 ? 'one time would suit you both' : `${opens} times would suit you both`;
  return { words: `${ifWords(change, reader)}, ${times}.`, ...wayTo(change, reader) };
}

function ifWords(change: NamedChange, { other, zone }: Reader): string {
  if (change.kind === 'meet-online') return 'If you met online';
  if (change.kind === 'shorter') return `If you met for ${lengthInWords(change.minutes)} only`;
  const isMine = change.whose === 'a';
  switch (change.kind) {
    case 'add-hours':
      return `If ${isMine ? 'you' : other} could also meet on ${hoursOf(change.rule)}${clock(change.rule, zone)}`;
    case 'either-way':
      return `If ${isMine ? 'you' : other} could meet both online and in person on ${weekdays[change.of.weekday]}`;
    case 'lift-exception':
      return `If ${isMine ? 'you' : other} could meet on ${dayInWords(change.of.day)} as on other days`;
    case 'free-busy':
    case 'move-meeting':
      if (!isMine) return `If ${other} were free on ${dayOfSpan(change.of, zone)}`;
      return `If you moved ${change.kind === 'free-busy' ? 'what your calendar has' : 'your other meeting'} on ${spanInWords(change.of, zone)}`;
  }
}

function wayTo(change: NamedChange, { pairingId, other, how }: Reader): Omit<HelpWords, 'words'> {
  const at = (other: How) => `${meetingPaths.meetings(pairingId)}${howQuery(other)}`;
  if (change.kind === 'meet-online') return { href: at({ ...how, mode: 'online' }), label: 'See times to meet online' };
  if (change.kind === 'shorter')
    return {
      href: at({ ...how, minutes: change.minutes }),
      label: `See times for ${lengthInWords(change.minutes)}`,
    };
  return change.whose === 'a'
    ? { href: meetingPaths.whenICan, label: 'Change when I can meet' }
    : { href: meetingPaths.offer(pairingId) + howQuery(how), label: `Ask ${other}: offer times` };
}

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const hoursOf = ({ weekday, fromMinute, toMinute }: WeeklyRule): string =>
  `${weekdays[weekday]}, ${clockText(fromMinute)} to ${clockText(toMinute)}`;

const wayOf = ({ mode }: WeeklyRule): string => (mode === 'any' ? 'one way' : modeWords[mode]);
const clock = (rule: WeeklyRule, zone: string): string => (rule.zone === zone ? '' : ` (${placeOf(rule.zone)} time)`);
const dayOfSpan = (span: { readonly from: number; readonly to: number }, zone: string): string =>
  spanInWords(span, zone).split(',')[0] ?? '';
