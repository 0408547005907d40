import type { Weekday } from '@footing/scheduling';

/** Hours that many people can meet at: one tick for all of them. */
export interface UsualTime {
  readonly code: string;
  readonly name: string;
  readonly days: readonly Weekday[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const usual = (code: string, name: string, days: readonly Weekday[], from: number, to: number): UsualTime => ({
  ...{ code, name, days, fromMinute: from * 60, toMinute: to * 60 },
});

export const usualTimes: readonly UsualTime[] = [
  usual('weekday-evenings', 'Weekday evenings', weekdays, 18, 21),
  usual('lunch-times', 'Lunch times', weekdays, 12, 14),
  usual('weekday-mornings', 'Weekday mornings', weekdays, 9, 12),
  usual('weekday-afternoons', 'Weekday afternoons', weekdays, 14, 17),
  usual('saturday-mornings', 'Saturday mornings', [6], 9, 12),
  usual('saturday-afternoons', 'Saturday afternoons', [6], 13, 17),
  usual('sunday-afternoons', 'Sunday afternoons', [7], 13, 17),
];

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  ...{ 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
};
export const allWeekdays: readonly Weekday[] = [...weekdays, 6, 7];
