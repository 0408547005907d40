import { type Invited, responseGap, rIndicator } from '@footing/statistics';
import type { AnsweredOnBoard, AskedOnBoard, PersonOnBoard, SurveyArm } from '../data/board.query';
import type { Audience, WaveKind } from '../shipped/surveys';
import { isFollowUp, waveKinds } from '../waves/kinds';

/** How far people get, in its order: each counts those of the one before who also did this. */
export const surveySteps = ['eligible', 'invited', 'reached', 'started', 'submitted'] as const;
export type SurveyStep = (typeof surveySteps)[number];

/** Fewer than this could tell of somebody. */
export const FEWEST = 10;

/** Counts by step. Null: fewer than ten, or so that fewer than ten could be worked out. None at all is shown. */
export type ShownCounts = Readonly<Record<SurveyStep, number | null>>;

/** How one kind of wave goes. */
export interface BoardWave {
  readonly kind: WaveKind;
  readonly arms: readonly { readonly arm: SurveyArm; readonly counts: ShownCounts }[];
  /** Students in a priority group, and the others; empty where there are too few of either. */
  readonly groups: readonly { readonly isPriority: boolean; readonly counts: ShownCounts }[];
  /** Arms of students that answer most and least, in percentage points; null: nothing to compare, or too few. */
  readonly gap: { readonly most: SurveyArm; readonly least: SurveyArm; readonly points: number } | null;
  /** 1: those who answered are like those who were asked; null: too few to say. */
  readonly representativeness: number | null;
  /** What to look at: arms that differ by more than five points, or a representativeness below 0.80. */
  readonly alerts: readonly ('gap' | 'representativeness')[];
}

/** What is known of a round. */
export interface BoardFacts {
  readonly people: readonly PersonOnBoard[];
  readonly asked: readonly AskedOnBoard[];
  readonly answered: readonly AnsweredOnBoard[];
}

/** Somebody at one kind of wave: how many of the steps they took. */
interface Placed extends PersonOnBoard {
  readonly steps: number;
}

/** What a wave asks of whom. */
export interface WaveAsked {
  readonly kind: WaveKind;
  readonly audience: Audience;
}

/** Each kind of wave that the round has, in its order, with those whom it is for. Cost: linear in people and waves. */
export function countedWaves(waves: readonly WaveAsked[], facts: BoardFacts): BoardWave[] {
  return waveKinds.flatMap((kind) => {
    const audiences = waves.flatMap((wave) => (wave.kind === kind ? [wave.audience] : []));
    const of = placed(kind, facts).filter((one) => audiences.some((audience) => isFor(kind, audience, one)));
    return audiences.length === 0 ? [] : [countedWave(kind, of)];
  });
}

/** At the baseline nobody is paired yet: it is for all students, and for all mentors. */
function isFor(kind: WaveKind, audience: Audience, { arm, isPaired }: PersonOnBoard): boolean {
  if (audience === 'mentor') return arm === 'mentor' && (kind === 'baseline' || isPaired);
  if (arm === 'mentor') return false;
  return kind === 'baseline' || isPaired === (audience === 'student');
}

function placed(kind: WaveKind, { people, asked, answered }: BoardFacts): Placed[] {
  const asks = new Map(asked.flatMap((one) => (one.kind === kind ? [[one.personId, one.isReached] as const] : [])));
  const said = new Map(
    answered.flatMap((one) => (one.kind === kind ? [[one.personId, one.isSubmitted] as const] : [])),
  );
  const stepsOf = (id: string): number => {
    if (said.has(id)) return said.get(id) ? 5 : 4;
    return asks.has(id) ? (asks.get(id) ? 3 : 2) : 1;
  };
  return people
    .filter(({ mayAgain }) => !isFollowUp(kind) || mayAgain)
    .map((person) => ({ ...person, steps: stepsOf(person.id) }));
}

const countAt = (of: readonly Placed[], step: number): number => of.filter(({ steps }) => steps > step).length;
const isSmall = (count: number): boolean => count > 0 && count < FEWEST;

/** @param hidden steps at which nothing is shown. */
function countsOf(of: readonly Placed[], hidden: ReadonlySet<number>): ShownCounts {
  const shown = (step: number) => {
    const count = countAt(of, step);
    return isSmall(count) || hidden.has(step) ? null : count;
  };
  return Object.fromEntries(surveySteps.map((name, step) => [name, shown(step)])) as Record<SurveyStep, number | null>;
}

function countedWave(kind: WaveKind, all: readonly Placed[]): BoardWave {
  const arms = (['matched', 'unmatched', 'mentor'] as const)
    .map((arm) => ({ arm, of: all.filter((one) => one.arm === arm) }))
    .filter(({ of }) => of.length > 0);
  const students = all.filter(({ arm }) => arm !== 'mentor');
  const { r, ...compared } = comparedArms(arms, students);
  return {
    kind,
    arms: arms.map(({ arm, of }) => ({ arm, counts: countsOf(of, new Set()) })),
    groups: groupsOf(
      students,
      arms.flatMap(({ arm, of }) => (arm === 'mentor' ? [] : [of])),
    ),
    representativeness: r,
    ...compared,
  };
}

interface ArmOfWave {
  readonly arm: SurveyArm;
  readonly of: readonly Placed[];
}

function comparedArms(arms: readonly ArmOfWave[], students: readonly Placed[]) {
  const invited = students.filter(({ steps }) => steps > 1);
  // Of nobody, or of a few, it would say that they are like everybody.
  const isEnough = invited.length >= 2 * FEWEST && countAt(invited, 4) >= FEWEST;
  const r = isEnough ? (rIndicator(covered(invited))?.adjusted ?? null) : null;
  const large = arms.filter(({ arm, of }) => arm !== 'mentor' && countAt(of, 1) >= FEWEST);
  const found = responseGap(
    large.map(({ arm, of }) => ({ key: arm, x: countAt(of, 4), n: of.length })),
    r,
  );
  const isShown = large.every(({ of }) => !isSmall(countAt(of, 4)));
  const lowR: BoardWave['alerts'] = r !== null && r < 0.8 ? ['representativeness'] : [];
  return {
    r: r === null ? null : Math.round(r * 100) / 100,
    gap: found && isShown ? gapOf(found) : null,
    alerts: found?.alerts ?? lowR,
  };
}

const gapOf = ({ most, least, gap }: NonNullable<ReturnType<typeof responseGap>>) => ({
  most: most as SurveyArm,
  least: least as SurveyArm,
  points: Math.round(gap.difference * 100),
});

/** What is known of everybody beforehand: the arm, and each priority group with enough people on both sides. */
function covered(invited: readonly Placed[]): Invited[] {
  const isWide = (has: (one: Placed) => boolean) => {
    const count = invited.filter(has).length;
    return count >= FEWEST && invited.length - count >= FEWEST;
  };
  const groups = [...new Set(invited.flatMap(({ groups: all }) => all))].sort();
  const marks = [
    (one: Placed) => one.arm === 'matched',
    ...groups.map((group) => (one: Placed) => one.groups.includes(group)),
  ].filter(isWide);
  return invited.map((one) => ({ responded: one.steps === 5, x: marks.map((has) => (has(one) ? 1 : 0)) }));
}

/** In a group or not: at a step at which either, or an arm, is small, neither is shown, so that none can be worked out. */
function groupsOf(students: readonly Placed[], arms: readonly (readonly Placed[])[]): BoardWave['groups'] {
  const priority = students.filter(({ groups }) => groups.length > 0);
  const others = students.filter(({ groups }) => groups.length === 0);
  if (priority.length < FEWEST || others.length < FEWEST) return [];
  const hidden = new Set(
    [...surveySteps.keys()].filter((step) => [priority, others, ...arms].some((of) => isSmall(countAt(of, step)))),
  );
  return [
    { isPriority: true, counts: countsOf(priority, hidden) },
    { isPriority: false, counts: countsOf(others, hidden) },
  ];
}
