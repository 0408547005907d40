import { asFit, type GapsBy } from '@footing/engine';
import type { GapForecast } from '@footing/matching';
import { count } from '../programme/round-words';
import { fitAmount } from '../review/fit';

export type Gap = GapsBy['gaps'][number];

/** What a table of the forecast goes by: its title, and what its columns say. */
export const gapTables: Readonly<Record<GapsBy['by'], { title: string; value: string; wanting: string }>> = {
  direction: { title: 'By career direction', value: 'Direction', wanting: 'Want it' },
  help: { title: 'By kind of help', value: 'Help', wanting: 'Want it' },
  place: { title: 'By place', value: 'Place', wanting: 'Students there' },
};

/** "10, with 14 places"; a place each goes without saying. */
export const offered = ({ mentors, places }: Gap): string =>
  mentors === places ? String(mentors) : `${mentors}, with ${count(places, 'place')}`;

/** What one more place with such a mentor would do. It is exact: whoever has a mentor keeps one. */
export function onePlaceMore({ mentors, servingMentors, couldServe, meanPoints }: Gap): string {
  if (mentors === 0) return 'No mentor to go by';
  const inFit = asFit(meanPoints) < 0.005 ? '' : `, total fit up by ${fitAmount(meanPoints)}`;
  if (servingMentors === 0) return `Nobody more${inFit}`;
  const who = couldServe > 1 ? ` (any of ${couldServe})` : '';
  const where = servingMentors < mentors ? `, at ${servingMentors} of these mentors` : '';
  return `One more student${who}${where}${inFit}`;
}

/** Whether it is said of several students that one of them could be served. */
export const servesAnyOf = ({ mentors, servingMentors, couldServe }: Gap): boolean =>
  mentors > 0 && servingMentors > 0 && couldServe > 1;

/** Of those who want it, how many have no mentor: "12 of 82". */
export const without = ({ wanting, wantingUnmatched }: Gap): string => `${wantingUnmatched} of ${wanting}`;

/**
 * What to look for first, in a sentence or two: by career direction, or by what else was asked where nobody said one.
 * None when no single place would give anybody a mentor.
 */
export function lookForFirst({ gaps }: GapForecast): string[] {
  const [most] = gaps.map(({ by, gaps: all }) => ({ by, serving: all.filter(serves) })).filter(hasAny);
  const [first, ...others] = most?.serving.slice(0, 3) ?? [];
  if (!most || !first) return [];
  const { mentors, servingMentors, couldServe } = first;
  const where = servingMentors < mentors ? `at ${servingMentors} of the ${mentors} mentors there` : 'there';
  const who = couldServe > 1 ? ` (any of ${couldServe})` : '';
  const then = others.map((gap) => `“${gap.value}” (${without(gap)})`).join(' and ');
  return [
    `Look for mentors ${most.by === 'help' ? 'for' : 'in'} “${first.value}” first. ${needWords(first, most.by)} one more place ${where} would give one more student${who} a mentor.`,
    ...(then === '' ? [] : [`Then for ${then}.`]),
  ];
}

/** How many of those who want it have no mentor; a place there may serve somebody else all the same. */
function needWords({ wanting, wantingUnmatched }: Gap, by: GapsBy['by']): string {
  const [one, many] = by === 'place' ? ['there', 'there'] : ['who wants it', 'who want it'];
  if (wantingUnmatched === 0) return `Everybody ${one} has a mentor, but`;
  return `${wantingUnmatched} of ${count(wanting, 'student')} ${wanting === 1 ? one : many} ${wantingUnmatched === 1 ? 'has' : 'have'} no mentor, and`;
}

const serves = ({ servingMentors, couldServe }: Gap) => servingMentors > 0 && couldServe > 0;
const hasAny = ({ serving }: { readonly serving: readonly Gap[] }) => serving.length > 0;
