import type { Answers } from './answers';
import { type Instrument, type Scale, wordsIn } from './instrument';
import { score } from './score';

/** What a person is told of their own answers on one scale. */
export interface OwnFeedback {
  /** Key of the scale. */
  readonly scale: string;
  readonly name: string;
  /** Where they are now, in words. */
  readonly now: string;
  /** Where they were when they were first asked; null when they were not, or did not answer enough. */
  readonly before: string | null;
}

/**
 * What a person is told at the end: for each scale with words for it, where they are now and where they were.
 * @param earlier their first score by key of scale; empty at the first survey.
 * @returns empty when no scale has words, or too little was answered to say anything.
 */
export function ownFeedback(
  instrument: Instrument,
  answers: Answers,
  language: string,
  earlier: ReadonlyMap<string, number>,
): readonly OwnFeedback[] {
  const words = (scale: Scale, number: number | null | undefined) => {
    const band = number == null ? undefined : scale.feedback?.bands.findLast(({ from }) => from <= number);
    return band ? wordsIn(band.name, language, instrument.languages) : null;
  };
  return instrument.scales.flatMap((scale) => {
    const now = words(scale, score(scale, answers).score);
    const name = wordsIn(scale.name, language, instrument.languages);
    return now === null ? [] : [{ scale: scale.key, name, now, before: words(scale, earlier.get(scale.key)) }];
  });
}
