import type { SlotQuestion } from './availability';
import { hoursToAdd } from './more-hours';
import { type Removal, removalsBy, type Whose } from './removals';
import { type Change, lessToAsk, withChange } from './small-changes';
import { commonSlots } from './slots';

export interface WhyNone {
  /** Most minutes first. */
  readonly removed: readonly Removal[];
  /** The one change that would open the most times, and how many; null if no single one would open any. */
  readonly smallest: { readonly change: Change; readonly opens: number } | null;
}

/** Of one person's busy times and meetings so many, those that take most, are tried one by one. */
const TRIED = 40;
const SHORTEST = 15;
const people: readonly Whose[] = ['a', 'b'];

/**
 * Why two people have no time, or few: what takes how much of the time that each leaves the other, and the one small change
 * that would open the most times. Of changes that open as many, the one that asks least of them.
 *
 * @throws RangeError as `commonSlots` does. Cost: that of `commonSlots` for each change tried: rules, exceptions, and up to
 * 40 busy times and meetings of each.
 */
export function whyNone(q: SlotQuestion): WhyNone {
  const before = commonSlots(q).length;
  const removed = people.flatMap((whose) => removalsBy(q, whose)).sort((x, y) => y.minutes - x.minutes);
  const tried = [...changesTo(q, removed)].map((change) => ({
    change,
    opens: commonSlots(withChange(q, change)).length - before,
  }));
  const [best] = tried
    .filter(({ opens }) => opens > 0)
    .sort((x, y) => y.opens - x.opens || lessToAsk(x.change, y.change));
  return { removed, smallest: best ?? null };
}

function* changesTo(q: SlotQuestion, removed: readonly Removal[]): Generator<Change> {
  if (q.mode !== 'online' && q.travelMinutes > 0) yield { kind: 'meet-online' };
  yield* shorterMeeting(q);
  for (const whose of people) {
    const { rules, exceptions } = q[whose];
    for (const [at, { mode }] of rules.entries()) if (mode !== 'any') yield { kind: 'either-way', whose, at };
    for (const [at, { kind }] of exceptions.entries())
      if (kind !== 'extra') yield { kind: 'lift-exception', whose, at };
    const rule = hoursToAdd(q, whose);
    if (rule) yield { kind: 'add-hours', whose, rule };
    yield* freed(q, whose, removed);
  }
}

/** The longest shorter meeting that there is a time for. */
function* shorterMeeting(q: SlotQuestion): Generator<Change> {
  for (let minutes = q.minutes - SHORTEST; minutes >= SHORTEST; minutes -= SHORTEST) {
    if (commonSlots({ ...q, minutes }).length === 0) continue;
    yield { kind: 'shorter', minutes };
    return;
  }
}

function* freed(q: SlotQuestion, whose: Whose, removed: readonly Removal[]): Generator<Change> {
  const inTheWay = new Set(
    removed
      .filter((one) => one.whose === whose && ['busy', 'taken', 'travel'].includes(one.by))
      .slice(0, TRIED)
      .map(({ of }) => of),
  );
  for (const [at, span] of q[whose].busy.entries()) if (inTheWay.has(span)) yield { kind: 'free-busy', whose, at };
  for (const [at, span] of q[whose].taken.entries()) if (inTheWay.has(span)) yield { kind: 'move-meeting', whose, at };
}
