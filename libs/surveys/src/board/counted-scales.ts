import { moments } from '@footing/statistics';
import type { PersonOnBoard, SurveyArm } from '../data/board.query';
import type { SaidInRound } from '../data/scales-of-round.query';
import type { Answers } from '../domain/answers';
import { type Instrument, type Scale, wordsIn } from '../domain/instrument';
import { partNumbers } from '../domain/score';
import { areAlike, type Count, hideSmall, LEAST_SHOWN } from '../domain/travelled/small-counts';
import type { WaveKind } from '../shipped/surveys';
import { waveKinds } from '../waves/kinds';
import { alphaOf, omegaOf, type Reliability } from './reliability';

/** What one arm said on a scale at one time of asking. Counts are null where fewer than ten could be worked out from them. */
export interface ScaleOfWave {
  readonly kind: WaveKind;
  readonly arm: SurveyArm;
  /** Key of the scale. */
  readonly scale: string;
  readonly name: string;
  readonly construct: string;
  readonly isComposite: boolean;
  /** Who handed in a survey that asks it. */
  readonly asked: Count;
  /** Of those, who answered enough of it. */
  readonly scored: Count;
  readonly missing: Count;
  readonly alpha: Reliability;
  readonly omega: Reliability;
  /**
   * To two places; null: fewer than ten, or its parts are never averaged, or it is a stage, which has a table instead, or all
   * scored alike.
   */
  readonly points: { readonly mean: number; readonly sd: number } | null;
  /** Whether ten or more all scored alike: their average would be the answer of each of them. */
  readonly isAlike: boolean;
}

/** What is known of a round: who is counted, what they handed in, and the versions that they answered, by id. */
export interface ScaleFacts {
  readonly people: readonly PersonOnBoard[];
  readonly said: readonly SaidInRound[];
  readonly instruments: ReadonlyMap<string, Instrument>;
}

export const STAGES = 'career-stage';
const arms: readonly SurveyArm[] = ['matched', 'unmatched', 'mentor'];

/**
 * Each scale by time of asking and arm, the same people as on the board, so that nothing hidden there is told here. Empty where nobody
 * who is counted has handed anything in. Cost: linear in answers.
 */
export function countedScales({ people, said, instruments }: ScaleFacts): ScaleOfWave[] {
  const armOf = new Map(people.map(({ id, arm }) => [id, arm]));
  return waveKinds.flatMap((kind) =>
    arms.flatMap((arm) => {
      const of = said.filter((one) => one.kind === kind && armOf.get(one.personId) === arm);
      const asked = new Set(of.map(({ versionId }) => versionId));
      const scales = new Map(
        [...asked].flatMap((id) => {
          const instrument = instruments.get(id);
          return (instrument?.scales ?? []).map((scale) => [scale.key, { scale, instrument }] as const);
        }),
      );
      return [...scales.values()].map(({ scale, instrument }) => ({
        ...{ kind, arm, scale: scale.key, construct: scale.construct, isComposite: scale.isComposite },
        name: wordsIn(scale.name, 'en', instrument?.languages ?? []),
        ...figuresOf(
          scale,
          of.map((one) => lineOf(scale, one, instruments.get(one.versionId))),
        ),
      }));
    }),
  );
}

/** What one person said on a scale. */
interface Line {
  readonly isAsked: boolean;
  readonly isScored: boolean;
  readonly score: number | null;
  /** Every part, recoded; null: not all were answered. */
  readonly whole: readonly number[] | null;
}

/** By the scale of the version that they answered; one that has lost or gained parts of it is another scale. */
function lineOf(scale: Scale, { said, scores }: SaidInRound, instrument: Instrument | undefined): Line {
  const own = instrument?.scales.find(({ key }) => key === scale.key);
  if (!own || own.parts.map(({ key }) => key).join() !== scale.parts.map(({ key }) => key).join())
    return { isAsked: false, isScored: false, score: null, whole: null };
  const answers: Answers = Object.fromEntries(Object.entries(said).map(([key, one]) => [key, { said: one }]));
  const numbers = partNumbers(own, answers).flatMap(({ number }) => (number === null ? [] : [number]));
  const score = own.isComposite ? (scores[scale.key] ?? null) : null;
  const isScored = own.isComposite ? score !== null : numbers.length >= own.answeredAtLeast;
  return { isAsked: true, isScored, score, whole: numbers.length === own.parts.length ? numbers : null };
}

/** Everybody; scored; whole; missing; asked; and whoever each of them leaves out, for that follows from it. */
const SETS = [[0, 1, 2, 3], [0, 1], [0], [2], [0, 1, 2], [2, 3], [1, 2, 3], [0, 1, 3], [3]];

function figuresOf(scale: Scale, lines: readonly Line[]) {
  const count = (is: (line: Line) => boolean) => lines.filter(is).length;
  // Whole, in part, missing, and those whose survey does not ask it; how many there are together stands on the board.
  const cells = [
    count(({ isScored, whole }) => isScored && whole !== null),
    count(({ isScored, whole }) => isScored && whole === null),
    count(({ isAsked, isScored }) => isAsked && !isScored),
    count(({ isAsked }) => !isAsked),
  ];
  const { totals } = hideSmall(cells, SETS);
  const [, scored = null, whole = null, missing = null, asked = null] = totals;
  const rows = lines.flatMap((line) => (line.isScored && line.whole ? [line.whole] : []));
  const of = { isComposite: scale.isComposite, parts: scale.parts.length, rows, n: whole };
  return { asked, scored, missing, alpha: alphaOf(of), omega: omegaOf(of), ...pointsOf(scale, lines) };
}

function pointsOf({ key, isComposite }: Scale, lines: readonly Line[]): Pick<ScaleOfWave, 'points' | 'isAlike'> {
  const scores = lines.flatMap(({ score }) => (score === null ? [] : [score]));
  if (!isComposite || key === STAGES || scores.length < LEAST_SHOWN) return { points: null, isAlike: false };
  if (areAlike(scores)) return { points: null, isAlike: true };
  const { mean, sd } = moments(scores);
  const points = mean === null || sd === null ? null : { mean: places(mean), sd: places(sd) };
  return { points, isAlike: false };
}

const places = (value: number) => Math.round(100 * value) / 100 + 0;
