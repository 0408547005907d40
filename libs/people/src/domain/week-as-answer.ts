/** Hours of a week that somebody keeps, on the clock of where they are. */
export interface KeptHours {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes after midnight, 0 to 1440; `fromMinute < toMinute`. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** An IANA name, e.g. `Europe/London`. */
  readonly zone: string;
}

const HOME = 'Europe/London';
const DAY = 1440;
const WEEK = 7 * DAY;
const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * A kept week as somebody would answer the question about their free times, e.g. `Mon 18:00-20:00`: on the clock in London, so that
 * people in two zones can be compared. Hours that cross midnight there are two times.
 *
 * @param day YYYY-MM-DD, on which the clocks of both zones are read. @throws RangeError if there is no such zone.
 */
export const weekAsAnswer = (hours: readonly KeptHours[], day: string): string[] =>
  hours.flatMap(({ weekday, fromMinute, toMinute, zone }) => {
    const shift = aheadOf(HOME, day) - aheadOf(zone, day);
    const from = ((weekday - 1) * DAY + fromMinute + shift + WEEK) % WEEK;
    const to = from + toMinute - fromMinute;
    const midnight = (Math.floor(from / DAY) + 1) * DAY;
    return to <= midnight
      ? [spoken(from, to)]
      : [spoken(from, midnight), spoken(midnight % WEEK, to - midnight + (midnight % WEEK))];
  });

function spoken(from: number, to: number): string {
  const start = Math.floor(from / DAY) * DAY;
  return `${names[start / DAY]} ${clock(from - start)}-${clock(to - start)}`;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes that the clocks of a zone are ahead of UTC at noon of a day. */
function aheadOf(zone: string, day: string): number {
  if (zone === 'UTC') return 0;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  const told = format.format(Date.parse(`${day}T12:00:00Z`));
  const [, sign, hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(told) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
