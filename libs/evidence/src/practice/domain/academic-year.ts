/** The autumn of the academic year that a day is in: August 2026 to July 2027 is 2026. @param day YYYY-MM-DD. */
export function autumnOf(day: string): number {
  const [year, month] = day.split('-').map(Number);
  return (month ?? 0) >= 8 ? (year ?? 0) : (year ?? 0) - 1;
}

/** "2026/27". */
export const academicYear = (autumn: number): string => `${autumn}/${String((autumn + 1) % 100).padStart(2, '0')}`;
