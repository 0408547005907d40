import type { RoundSettings } from '../model/input';

/**
 * What two people think of each other as one number: the student's view and the mentor's in the proportion the round
 * chose (`mentorsView`), or the only view there is.
 *
 * @returns undefined when neither has a view.
 */
export function bothViews(
  student: number | undefined,
  mentor: number | undefined,
  { mentorsView = 0 }: RoundSettings,
): number | undefined {
  if (student === undefined || mentor === undefined) return student ?? mentor;
  return (1 - mentorsView) * student + mentorsView * mentor;
}
