import type { AskingSide } from '../../lists/row-source';
import type { ScorePlan } from '../plan';
import { facetsOf } from './make-facets';
import { comparisonOf, type Viewed } from './make-comparison';
import type { KernelPlan } from './kernel-plan';
import { barredAlike } from './barred-alike';
import { laid, type Lanes } from './lanes';

/** Lanes are numbered in 16 bits; more segments than this would be all filling. */
const MOST_LANES = 65_536;

/**
 * Makes a round ready for the kernel.
 *
 * @param side whose people are the rows. @param classOf a class for each person in the lanes, such as the student's rank;
 * absent: one class. @param places open places of each mentor, where pins took some; those without any are closed. @returns undefined for a round that the kernel cannot hold: too many people, too many kinds of
 * answers to one criterion, or answers in so many patterns that sorting people by them fills too little.
 */
export function kernelPlanOf(
  plan: ScorePlan,
  side: AskingSide,
  { classOf, places }: { readonly classOf?: Uint8Array; readonly places?: Int32Array } = {},
): KernelPlan | undefined {
  const rows = side === 'students' ? plan.students : plan.mentors;
  const people = side === 'students' ? plan.mentors : plan.students;
  const [rowGroup, laneGroup] =
    side === 'students' ? [plan.studentGroup, plan.mentorGroup] : [plan.mentorGroup, plan.studentGroup];
  const lanes = laid(laneGroup, classOf ?? new Uint8Array(people), barredAlike(plan, side));
  if (lanes.lanes > MOST_LANES || lanes.lanes > 2 * people + 1024) return undefined;
  const facets = facetsOf(plan, side, lanes);
  const view = (viewed: Viewed) => comparisonOf(viewed, side, lanes, facets.uses);
  const criteria = plan.criteria.map(view);
  const barriers = plan.barriers.map(view);
  if (![...criteria, ...barriers].every((one) => one !== undefined)) return undefined;
  const groups = laneGroup.reduce((most, group) => Math.max(most, group + 1), 0);
  const closed = Uint8Array.from(plan.closed, (one, mentor) => (one === 1 || places?.[mentor] === 0 ? 255 : 0));
  return {
    ...lanes,
    rows,
    people,
    facets: facets.facets,
    criteria: criteria.filter((one) => one !== undefined),
    barriers: barriers.filter((one) => one !== undefined),
    rowGroup,
    groups,
    shares: sharesOf(plan, side, groups),
    leastPoints: plan.leastPoints,
    closedRows: side === 'students' ? new Uint8Array(rows) : closed,
    closedLanes: closedLanes(lanes, side === 'students' ? closed : undefined),
    named: namedOf({ ...plan, named: stillOpen(plan, places) }, side, lanes),
  };
}

/** The shares of each group of rows with each group of lanes. */
function sharesOf(plan: ScorePlan, side: AskingSide, groups: number): Int32Array {
  const { shares, studentGroup, mentorGroups, criteria } = plan;
  const studentGroups = studentGroup.reduce((most, group) => Math.max(most, group + 1), 0);
  const rowGroups = side === 'students' ? studentGroups : mentorGroups;
  const all = new Int32Array(rowGroups * (criteria.length + 1) * groups);
  for (let ours = 0; ours < studentGroups; ours += 1) {
    const found = shares.of(ours);
    for (let theirs = 0; theirs < mentorGroups; theirs += 1)
      for (let k = 0; k <= criteria.length; k += 1) {
        const [row, lane] = side === 'students' ? [ours, theirs] : [theirs, ours];
        all[(row * (criteria.length + 1) + k) * groups + lane] = found[k * mentorGroups + theirs]!;
      }
  }
  return all;
}

/** Lanes that only fill up are closed. */
const closedLanes = ({ personAt }: Lanes, closed: Uint8Array | undefined): Uint8Array =>
  Uint8Array.from(personAt, (person) => (person < 0 ? 255 : (closed?.[person] ?? 0)));

/** What was said of a mentor opens nothing where pins took every place. */
function stillOpen({ named }: ScorePlan, places: Int32Array | undefined): ScorePlan['named'] {
  const score = named.score.map((score, at) => (places?.[named.mentor[at]!] === 0 ? -1 : score));
  return { ...named, score };
}

function namedOf({ named, students, mentors }: ScorePlan, side: AskingSide, { laneOf }: Lanes): KernelPlan['named'] {
  if (side === 'students') return { start: named.start, lane: named.mentor.map((j) => laneOf[j]!), score: named.score };
  const start = new Int32Array(mentors + 1);
  for (const j of named.mentor) start[j + 1]! += 1;
  for (let j = 0; j < mentors; j += 1) start[j + 1]! += start[j]!;
  const [next, lane, score] = [start.slice(), new Int32Array(named.mentor.length), new Int32Array(named.mentor.length)];
  for (let i = 0; i < students; i += 1)
    for (let at = named.start[i]!; at < named.start[i + 1]!; at += 1) {
      const to = next[named.mentor[at]!]!;
      next[named.mentor[at]!] = to + 1;
      [lane[to], score[to]] = [laneOf[i]!, named.score[at]!];
    }
  return { start, lane, score };
}
