/** The academic year that begins on 1 August of a calendar year, in words: `2025/26`. */
export const yearInWords = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** From its first day to the first that is no longer in it. */
export const daysOfYear = (year: number): readonly [from: string, until: string] => [
  `${year}-08-01`,
  `${year + 1}-08-01`,
];

const AUGUST = 8;
/** The calendar year in which the academic year of a day, `2026-11-03`, began. */
export const yearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < AUGUST ? 1 : 0);
