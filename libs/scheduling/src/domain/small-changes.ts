import type { Availability, SlotQuestion, WeeklyRule } from './availability';
import type { Whose } from './removals';

/** One thing that could be otherwise. `at` is the place in the list of the question: the first is 0. */
export type Change =
  /** They give so many more hours a week. */
  | { readonly kind: 'add-hours'; readonly whose: Whose; readonly rule: WeeklyRule }
  /** They meet either way in hours which are now for one. */
  | { readonly kind: 'either-way'; readonly whose: Whose; readonly at: number }
  /** A day is as usual after all. */
  | { readonly kind: 'lift-exception'; readonly whose: Whose; readonly at: number }
  /** Something in their own calendar, or another meeting, moves elsewhere. */
  | { readonly kind: 'free-busy' | 'move-meeting'; readonly whose: Whose; readonly at: number }
  /** They meet online, so that nobody travels. */
  | { readonly kind: 'meet-online' }
  | { readonly kind: 'shorter'; readonly minutes: number };

/** The same question with that one thing otherwise. */
export function withChange(q: SlotQuestion, change: Change): SlotQuestion {
  switch (change.kind) {
    case 'meet-online':
      return { ...q, mode: 'online' };
    case 'shorter':
      return { ...q, minutes: change.minutes };
    default:
      return { ...q, [change.whose]: otherwise(q[change.whose], change) };
  }
}

function otherwise(person: Availability, change: Extract<Change, { readonly whose: Whose }>): Availability {
  switch (change.kind) {
    case 'add-hours':
      return { ...person, rules: [...person.rules, change.rule] };
    case 'either-way':
      return { ...person, rules: person.rules.map((rule, at) => (at === change.at ? { ...rule, mode: 'any' } : rule)) };
    case 'lift-exception':
      return { ...person, exceptions: person.exceptions.filter((_, at) => at !== change.at) };
    case 'free-busy':
      return { ...person, busy: person.busy.filter((_, at) => at !== change.at) };
    case 'move-meeting':
      return { ...person, taken: person.taken.filter((_, at) => at !== change.at) };
  }
}

/** From what is easiest to ask of people to what is hardest. */
const burden: readonly Change['kind'][] = [
  'meet-online',
  'either-way',
  'shorter',
  'add-hours',
  'lift-exception',
  'free-busy',
  'move-meeting',
];
/** Less than 0 if the first asks less of people than the second. */
export const lessToAsk = (x: Change, y: Change): number => burden.indexOf(x.kind) - burden.indexOf(y.kind);
