import { type Answers, saidTo } from './answers';
import type { Part, Scale } from './instrument';

/** Kept beside every score: raised when the same answers would score otherwise. */
export const SCORING_VERSION = 1;

/** What the answers come to on a scale. */
export interface Score {
  /** How many parts have an answer with a number. */
  readonly answered: number;
  /** Between the lowest and the highest number of the coding; null: too few answered, or the scale has no score. */
  readonly score: number | null;
}

/**
 * The score of a scale: the mean of its answered parts, each recoded, if at least `answeredAtLeast` of them are answered.
 * A reversed part with r counts min + max − r, where min and max are those of the coding. A scale that is no composite
 * never has a score.
 */
export function score(scale: Scale, answers: Answers): Score {
  const numbers = partNumbers(scale, answers).flatMap(({ number }) => (number === null ? [] : [number]));
  const isScored = scale.isComposite && numbers.length >= scale.answeredAtLeast && numbers.length > 0;
  const sum = numbers.reduce((total, number) => total + number, 0);
  return { answered: numbers.length, score: isScored ? sum / numbers.length : null };
}

/** The number of each part, recoded, in the order of the scale; null where there is none. For counts and reliability. */
export function partNumbers(
  scale: Scale,
  answers: Answers,
): readonly { readonly key: string; readonly number: number | null }[] {
  const codes = Object.values(scale.coding);
  const ends = Math.min(...codes) + Math.max(...codes);
  return scale.parts.map((part) => ({ key: part.key, number: numberOf(scale, part, answers, ends) }));
}

function numberOf({ coding }: Scale, part: Part, answers: Answers, ends: number): number | null {
  const said = saidTo(answers, part.key);
  const code = typeof said === 'number' ? String(said) : said;
  const number = typeof code === 'string' && Object.hasOwn(coding, code) ? coding[code] : undefined;
  if (number === undefined) return null;
  return part.isReversed ? ends - number : number;
}
