import type { ScaleTravelled } from './scale-travelled';
import type { Count } from './small-counts';
import type { StagesTravelled } from './stages-travelled';
import type { Missing } from './who-is-missing';

/** What stands under every figure of a change. */
export const CHANGE_NOT_IMPACT =
  'This is a change, not an impact. It says how the same people answered at two times, not what made the difference.';

/**
 * What a careers lead reads of the stages: one sentence a line, in the order to show them. Never empty: where nothing can be
 * shown it says so.
 */
export function stagesInWords(found: StagesTravelled): readonly string[] {
  if (found.n === null || found.n === 0) return [tooFew(found.n), ...missingInWords(found.missing), CHANGE_NOT_IMPACT];
  if (found.isAlike) return [ALIKE, ...missingInWords(found.missing), CHANGE_NOT_IMPACT];
  const { later, same, earlier, atPlan } = found;
  const moved =
    `${found.n} people answered both times. Stage of their career plans now: later than before, ${people(later)}; ` +
    `the same, ${people(same)}; earlier than before, ${people(earlier)}.`;
  const plan = atPlan
    ? `At Plan or beyond: ${atPlan.before}% before, ${atPlan.after}% after. ${pointsInWords(atPlan)}`
    : 'How many are at Plan or beyond is not shown: fewer than 10 people are on one side of it.';
  return [moved, plan, ...missingInWords(found.missing), CHANGE_NOT_IMPACT];
}

/**
 * What a careers lead reads of a scale; as {@link stagesInWords}.
 * @param name of the scale, as staff know it
 */
export function scaleInWords(name: string, { n, change, isAlike, missing }: ScaleTravelled): readonly string[] {
  if (isAlike) return [ALIKE, ...missingInWords(missing), CHANGE_NOT_IMPACT];
  if (n === null || !change) return [tooFew(n), ...missingInWords(missing), CHANGE_NOT_IMPACT];
  const moved =
    `${name}: ${fixed(change.before)} before, ${fixed(change.after)} after, on average over the ${n} people who answered both times. ` +
    `That is ${amount(change.change)}; it could be as low as ${fixed(change.lower)} or as high as ${fixed(change.upper)}.`;
  return [moved, ...missingInWords(missing), CHANGE_NOT_IMPACT];
}

/** Who is left out of the figures, in a sentence for each way to be; empty when nobody is. */
export function missingInWords({ asked, notAgain, notAtFirst }: Missing): readonly string[] {
  const all = asked === null ? '' : ` of ${asked}`;
  return [
    ...(notAgain === 0
      ? []
      : [`Answered before but not after: ${people(notAgain)}${all}. They are left out, not taken to be as they were.`]),
    ...(notAtFirst === 0
      ? []
      : [`No answer before: ${people(notAtFirst)}${all}. Without a start there is no change to tell.`]),
  ];
}

function pointsInWords({ points, lower, upper }: { points: number; lower: number; upper: number }): string {
  const size = Math.abs(points);
  const way =
    points === 0 ? 'No difference' : `${size} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'fewer'}`;
  return `${way}; the true change could be as low as ${lower} or as high as ${upper} points.`;
}

const ALIKE = 'Not shown: everybody answered alike, so a figure would tell what each of them said.';

const tooFew = (n: Count) =>
  n === 0
    ? 'Nobody has answered both times yet.'
    : 'Not shown: fewer than 10 people have answered both times, and figures could tell of one of them.';

const people = (count: Count) => (count === null ? 'not shown' : `${count}`);

const fixed = (value: number) => value.toFixed(2);

const amount = (change: number) =>
  change === 0 ? 'no change' : `${fixed(Math.abs(change))} ${change > 0 ? 'higher' : 'lower'}`;
