import { boxesOfDay, days, type Needs, type Typed } from './read-step';
import type { StepName } from './steps';

/** What is known of the answers to a question, to be put into its form again. */
export interface Given {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly needs: Needs;
  readonly experiences: readonly string[];
  /** The words that have a box of their own. */
  readonly offered: readonly string[];
  readonly isReverse: boolean;
}

/** A question's form as it would have been typed for these answers: reading it gives them again. */
export function formOf(step: StepName, given: Given): Typed {
  const { answers, needs, experiences } = given;
  switch (step) {
    case 'help':
      return listed(step, answers[given.isReverse ? 'helpOffered' : 'helpWanted'], given);
    case 'direction':
      return listed(step, answers['direction'], given);
    case 'ways':
      return listed(step, answers['waysOfWorking'], given);
    case 'interests':
      return listed(step, answers['interests'], given);
    case 'meeting':
      return { meeting: wordsOf(answers['meetingModes']), place: textOf(answers['place']) };
    case 'times':
      return timesOf(wordsOf(answers['availability']), given.offered);
    case 'needs':
      return { needs: needs.chosen, 'needs-more': needs.more };
    case 'experience':
      return listed(step, experiences, given);
    case 'important':
      return { important: textOf(answers['mostImportant']) };
    case 'course':
      return { course: textOf(answers['course']) };
    case 'about':
      return { about: textOf(answers['about']) };
    case 'avoid':
      return { avoid: wordsOf(answers['avoid']).join('\n') };
  }
}

/** Times with a box are ticked; what came in other words, as from a file, stays as it is. */
function timesOf(free: readonly string[], offered: readonly string[]): Typed {
  const ticked = (day: string) => free.filter((time) => offered.includes(time) && time.startsWith(`${day} `));
  const byDay = new Map(days.map((day, at) => [boxesOfDay(at), ticked(day)]));
  const other = free.filter((time) => !offered.includes(time)).join('; ');
  return { ...Object.fromEntries(byDay), 'times-other': other };
}

/** Words with a box are ticked; the others stand in the box for one's own. */
function listed(name: string, value: unknown, { offered }: Given): Typed {
  const words = wordsOf(value);
  const has = new Set(offered.map((word) => word.toLowerCase()));
  const own = words.filter((word) => !has.has(word.toLowerCase()));
  const ticked = offered.filter((word) => words.some((one) => one.toLowerCase() === word.toLowerCase()));
  return { [name]: ticked, [`${name}-other`]: own.join(', ') };
}

const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : typeof value === 'string' ? [value] : [];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
