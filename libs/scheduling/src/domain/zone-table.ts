/** A stretch of time in which the clocks of a zone stay as they are. */
export interface Stretch {
  /** Minutes since 1970-01-01T00:00Z; `to` is the next change of the clocks, or the end of the table. */
  readonly from: number;
  readonly to: number;
  /** Minutes the clocks are ahead of UTC. */
  readonly ahead: number;
}

/** About four years: few enough changes to look through, and long enough to be built once a process for all that is asked. */
const ERA = 2_102_400;
/** Clocks are asked about from 1972, when all were whole minutes ahead of UTC, to about 2200. */
const [FIRST, LAST] = [1_051_200, 120_960_000];
/** Closer together than any two changes of one zone. */
const WEEK = 10_080;

const tables = new Map<string, Map<number, readonly Stretch[]>>();

/**
 * The stretches of a zone that touch the time from `from` to `to`, in order and without a hole.
 *
 * @throws RangeError if there is no such zone, or for times before 1972 or after 2199.
 */
export function stretchesOf(zone: string, from: number, to: number): readonly Stretch[] {
  const [first, last] = [eraOf(from), eraOf(Math.max(from, to - 1))];
  if (first === last) return within(tableOf(zone, first), from, to);
  const all: Stretch[] = [];
  for (let era = first; era <= last; era += 1) all.push(...tableOf(zone, era));
  return within(joined(all), from, to);
}

/** Minutes that the clocks of a zone are ahead of UTC at an instant. @throws RangeError as `stretchesOf` does. */
export function aheadAt(zone: string, minute: number): number {
  const table = tableOf(zone, eraOf(minute));
  for (let at = table.length - 1; at > 0; at -= 1) if (table[at]!.from <= minute) return table[at]!.ahead;
  return table[0]!.ahead;
}

/** Whether the stretch before this one had its clocks further ahead: for so many minutes the clock shows again what it showed. */
export function repeatedMinutes(zone: string, { from, ahead }: Stretch): number {
  return from > FIRST ? Math.max(0, aheadAt(zone, from - 1) - ahead) : 0;
}

/** Whether clocks are known at a minute. */
export const hasClocks = (minute: number): boolean => minute >= FIRST && minute < LAST;

function eraOf(minute: number): number {
  if (!hasClocks(minute)) throw new RangeError(`no clock is known at minute ${minute}`);
  return Math.floor(minute / ERA);
}

function tableOf(zone: string, era: number): readonly Stretch[] {
  let table = tables.get(zone);
  if (!table) tables.set(zone, (table = new Map<number, readonly Stretch[]>()));
  let stretches = table.get(era);
  if (!stretches) table.set(era, (stretches = built(zone, era * ERA, (era + 1) * ERA)));
  return stretches;
}

/** Asks `Intl` once a week, and halves the weeks in which the clocks changed. */
function built(zone: string, from: number, to: number): readonly Stretch[] {
  const asked = clocksOf(zone);
  const stretches: Stretch[] = [];
  let [begun, ahead] = [from, asked(from)];
  for (let week = from; week < to; week += WEEK) {
    const end = Math.min(week + WEEK, to);
    if (asked(end) === ahead) continue;
    const change = firstWhere((minute) => asked(minute) !== ahead, week, end);
    stretches.push({ from: begun, to: change, ahead });
    [begun, ahead] = [change, asked(change)];
  }
  return begun < to ? [...stretches, { from: begun, to, ahead }] : stretches;
}

function firstWhere(holds: (minute: number) => boolean, not: number, yes: number): number {
  while (yes - not > 1) {
    const middle = Math.floor((not + yes) / 2);
    if (holds(middle)) yes = middle;
    else not = middle;
  }
  return yes;
}

function clocksOf(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  return (minute) => {
    const [, sign, hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(minute * 60_000)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** Stretches on both sides of a seam at which no clock changed are one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last?.ahead === one.ahead) all[all.length - 1] = { ...last, to: one.to };
    else all.push(one);
  }
  return all;
}

const within = (stretches: readonly Stretch[], from: number, to: number) =>
  stretches.length === 1 ? stretches : stretches.filter((one) => one.to > from && one.from < Math.max(to, from + 1));
