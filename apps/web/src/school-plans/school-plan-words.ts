import { academicYear, type PlanCounts, type RoundRows, type SchoolAction, type SchoolPlan } from '@footing/evidence';
import type { TagTone } from '@footing/pages';
import type { Sheet } from '@footing/spreadsheets';
import { standingOf, stateNames, toneOf } from '../practice/practice-words';

/** "Goes on in 2027/28", "Done on 3 November 2026". */
export const standsAs = (action: SchoolAction & { readonly isLate: boolean }): string =>
  action.hasGoneOn ? `Goes on in ${academicYear(action.year + 1)}` : standingOf(action, action.isLate);

/** The word supports this, and never stands for it. */
export const toneFor = (action: SchoolAction & { readonly isLate: boolean }): TagTone =>
  action.hasGoneOn ? 'neutral' : toneOf(action.state, action.isLate);

/** "3 open, 1 of them overdue". */
export function openInWords({ open, late }: PlanCounts): string {
  if (open === 0) return 'None open';
  return late === 0 ? `${open} open` : `${open} open, ${late} of them overdue`;
}

/** Whether a round shows more than who could take part: in many, nobody has come yet, or too few to show. */
export const tells = ({ everybody, schools }: RoundRows): boolean =>
  [everybody, ...schools].some(({ counts }) => counts.slice(1).some((count) => (count ?? 0) > 0));

/** The plan of a year, one action a row, in the order of the page; no figure about people. */
export function planSheet({ school, year, actions }: SchoolPlan): Sheet {
  const rows = actions.map((action) => [
    ...[school.name, academicYear(year), action.what, action.why, action.owner, action.dueOn, stateNames[action.state]],
    ...[action.isLate ? 'yes' : 'no', action.doneOn, action.droppedWhy, action.notes],
    ...[action.isFromBefore ? 'yes' : 'no', action.hasGoneOn ? 'yes' : 'no'],
  ]);
  return { name: 'Plan', headers: HEADERS, rows };
}

const HEADERS = [
  ...['School', 'Year', 'What', 'Which gap it answers', 'Who sees to it', 'By', 'How it stands', 'Overdue', 'Done on'],
  ...['Why it was dropped', 'Notes', 'From the year before', 'Goes on in the next year'],
];
