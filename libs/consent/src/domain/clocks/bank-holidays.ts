import { addDays, type Day, dayOf, weekdayOf } from './day';

/** As `institution.nation` has it. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

/** Days that were proclaimed once, by nation. A new proclamation is a new line here. */
const onceOnly: readonly (readonly [Day, readonly Nation[]])[] = [
  // Scotland's first game in the World Cup of 2026.
  ['2026-06-15', ['scotland']],
];

const MONDAY = 1;

/**
 * Bank holidays of a year, in order, with the days that stand in for those at a weekend.
 * Source: Banking and Financial Dealings Act 1971, schedule 1, and the days proclaimed under it every year.
 */
export function bankHolidays(nation: Nation, year: number): readonly Day[] {
  const easter = easterSunday(year);
  const moving = [
    addDays(easter, -2),
    firstMonday(year, 5),
    lastMonday(year, 5),
    ...nations[nation].moving(year, easter),
  ];
  const fixed = [dayOf(year, 1, 1), ...nations[nation].fixed(year), dayOf(year, 12, 25), dayOf(year, 12, 26)];
  const once = onceOnly.flatMap(([day, where]) => (where.includes(nation) && day.startsWith(`${year}-`) ? [day] : []));
  return [...withSubstitutes(fixed, new Set([...moving, ...once]))].sort();
}

interface OfNation {
  /** Besides Good Friday and the Mondays of May. */
  readonly moving: (year: number, easter: Day) => readonly Day[];
  /** Besides New Year's Day and both days of Christmas. */
  readonly fixed: (year: number) => readonly Day[];
}

const englandAndWales: OfNation = {
  moving: (year, easter) => [addDays(easter, 1), lastMonday(year, 8)],
  fixed: () => [],
};
const nations: Readonly<Record<Nation, OfNation>> = {
  england: englandAndWales,
  wales: englandAndWales,
  scotland: {
    moving: (year) => [firstMonday(year, 8)],
    fixed: (year) => [dayOf(year, 1, 2), dayOf(year, 11, 30)],
  },
  'northern-ireland': {
    moving: englandAndWales.moving,
    fixed: (year) => [dayOf(year, 3, 17), dayOf(year, 7, 12)],
  },
};

/** Days at a weekend give way to the next working days; of two in a row, neither takes the other's. */
function withSubstitutes(fixed: readonly Day[], moving: ReadonlySet<Day>): ReadonlySet<Day> {
  const taken = new Set([...moving, ...fixed.filter((day) => !isWeekend(day))]);
  for (const day of fixed.filter(isWeekend)) {
    let instead = day;
    while (isWeekend(instead) || taken.has(instead)) instead = addDays(instead, 1);
    taken.add(instead);
  }
  return taken;
}

export const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day));

const firstMonday = (year: number, month: number): Day => {
  const first = dayOf(year, month, 1);
  return addDays(first, (MONDAY - weekdayOf(first) + 7) % 7);
};
const lastMonday = (year: number, month: number): Day => addDays(firstMonday(year, month + 1), -7);

/** Source: the Gregorian computus as published by "A Correspondent" in Nature, 20 April 1876. */
function easterSunday(year: number): Day {
  const golden = year % 19;
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const moved = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - moved + 15) % 30;
  const days = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * days) / 451);
  const marchDays = moon + days - 7 * late + 114;
  return dayOf(year, Math.floor(marchDays / 31), (marchDays % 31) + 1);
}
