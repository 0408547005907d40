import type { ActionState, PracticeAction } from '@footing/evidence';
import type { TagTone } from '@footing/pages';

/** How an action stands, in words. */
export const stateNames: Readonly<Record<ActionState, string>> = {
  'to-do': 'To do',
  'under-way': 'Under way',
  done: 'Done',
  dropped: 'Dropped',
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "3 November 2026". @param date YYYY-MM-DD. */
export const dateInWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** "Done on 3 November 2026", "Overdue: under way". */
export function standingOf({ state, doneOn }: Pick<PracticeAction, 'state' | 'doneOn'>, isLate: boolean): string {
  if (state === 'done' && doneOn !== null) return `Done on ${dateInWords(doneOn)}`;
  return isLate ? `Overdue: ${stateNames[state].toLowerCase()}` : stateNames[state];
}

/** The word supports this, and never stands for it. */
export function toneOf(state: ActionState, isLate: boolean): TagTone {
  if (state === 'done') return 'done';
  return isLate ? 'needs-you' : 'neutral';
}

/** "1 action", "3 actions". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
