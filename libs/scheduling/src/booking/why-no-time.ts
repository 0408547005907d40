import type { Person } from '@footing/consent';
import type { DayException, Span, WeeklyRule } from '../domain/availability';
import type { Removal, Whose } from '../domain/removals';
import type { Change } from '../domain/small-changes';
import { whyNone } from '../domain/why-none';
import { type Outlook, STEP } from './next-times';
import { travelOf } from './times-for-all';

/** A small change, with what it is a change of. */
export type NamedChange =
  | Exclude<Change, { readonly at: number }>
  | { readonly kind: 'either-way'; readonly whose: Whose; readonly of: WeeklyRule }
  | { readonly kind: 'lift-exception'; readonly whose: Whose; readonly of: DayException }
  | { readonly kind: 'free-busy' | 'move-meeting'; readonly whose: Whose; readonly of: Span };

/** Why there is no time; `a` is whoever looks. */
export interface WhyNoTime {
  /** What takes how much, most minutes first. */
  readonly removed: readonly Removal[];
  /** The one change that would open most times, and how many; null: no single one would open any. */
  readonly smallest: { readonly change: NamedChange; readonly opens: number } | null;
}

/** Why no time suits two people; null where one of them has not said when they can, or the round's days are over. */
export function whyNoTime(
  { times, zone, window }: Outlook,
  self: Person,
  { minutes, mode }: { readonly minutes: number; readonly mode: 'online' | 'in-person' },
): WhyNoTime | null {
  const mine = times.find(({ person }) => person.id === self.id);
  const theirs = times.find(({ person }) => person.id !== self.id);
  if (!mine?.hasSaid || !theirs?.hasSaid || !window) return null;
  const both = { a: mine.availability, b: theirs.availability };
  const travelMinutes = travelOf(times, mode);
  const { removed, smallest } = whyNone({ ...both, window, minutes, step: STEP, zone, mode, travelMinutes });
  const change = smallest && named(smallest.change, both);
  return { removed, smallest: change && { change, opens: smallest.opens } };
}

function named(change: Change, both: Readonly<Record<Whose, Outlook['times'][number]['availability']>>) {
  if (!('at' in change)) return change;
  const { kind, whose, at } = change;
  const { rules, exceptions, busy, taken } = both[whose];
  if (kind === 'either-way') return of(rules[at], (one) => ({ kind, whose, of: one }));
  if (kind === 'lift-exception') return of(exceptions[at], (one) => ({ kind, whose, of: one }));
  return of((kind === 'free-busy' ? busy : taken)[at], (one) => ({ kind, whose, of: one }));
}

const of = <T>(one: T | undefined, name: (one: T) => NamedChange): NamedChange | null =>
  one === undefined ? null : name(one);
