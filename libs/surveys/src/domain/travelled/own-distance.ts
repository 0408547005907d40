import { type Answers, saidTo } from '../answers';
import { type Instrument, type Scale, type Words, wordsIn } from '../instrument';
import { score } from '../score';

/** Where somebody stands on a scale against where they stood: never better or worse than anybody else. */
export type Way = 'first-time' | 'further' | 'same' | 'elsewhere';

/** What one person is told of the way they have come on one scale. */
export interface OwnDistance {
  /** Key of the scale. */
  readonly scale: string;
  readonly name: string;
  readonly way: Way;
  /** One to three short sentences, to them. */
  readonly says: string;
}

type Frames = Readonly<Record<Way, Words>>;

const frames: Frames = {
  'first-time': { en: 'Today: {now}.' },
  further: { en: 'When you first told us: {before}. Today: {now}. You have come a way since then, and you did that.' },
  same: { en: 'Today: {now}, as when you first told us. A lot can change that one answer does not show.' },
  elsewhere: {
    en: 'When you first told us: {before}. Today: {now}. Answers like this move both ways, often because we have learnt more.',
  },
};

/** For career plans: to look again is part of planning, so no way to have gone is a wrong one. */
const careerFrames: Frames = {
  ...frames,
  elsewhere: {
    en: 'When you first told us: {before}. Today: {now}. Plans change, and looking again is part of finding what suits you.',
  },
};

/** Said to whoever has applied without success: no stage tells that apart from applying, and nothing is lost by it. */
const afterANo: Words = {
  en: 'A no is about one place on one day. Changing your approach is what many people do before a yes.',
};

/**
 * What somebody is told on the page that thanks them: for each scale with words for it, where they are now, where they were, and a kind
 * word. Only bands count: moving within one is `same`, so that "I have applied without success" is not further on than "I am applying now".
 * @param earlier their first score by key of scale; empty at the first survey
 * @returns empty when no scale has words, or too little was answered to say anything
 */
export function ownDistance(
  instrument: Instrument,
  answers: Answers,
  language: string,
  earlier: ReadonlyMap<string, number>,
): readonly OwnDistance[] {
  return instrument.scales.flatMap((scale) => {
    const now = bandOf(scale, score(scale, answers).score);
    if (now === null) return [];
    const before = bandOf(scale, earlier.get(scale.key) ?? null);
    const say = (words: Words | undefined) => wordsIn(words ?? {}, language, [...instrument.languages, 'en']);
    const band = (at: number | null) => (at === null ? '' : say(scale.feedback?.bands[at]?.name));
    const way = wayOf(scale, before, now);
    const frame = say((isCareer(scale) ? careerFrames : frames)[way]);
    const told = frame.replace('{before}', () => band(before)).replace('{now}', () => band(now));
    const after = isCareer(scale) && saidTo(answers, scale.parts[0]?.key ?? '') === 'C3' ? ` ${say(afterANo)}` : '';
    return [{ scale: scale.key, name: say(scale.name), way, says: told + after }];
  });
}

const isCareer = ({ key }: Scale) => key === 'career-stage';

/** Place of the last band that begins at or below the number; null without one. */
function bandOf({ feedback }: Scale, number: number | null): number | null {
  if (number === null || !feedback) return null;
  const at = feedback.bands.findLastIndex(({ from }) => from <= number);
  return at < 0 ? null : at;
}

function wayOf({ direction }: Scale, before: number | null, now: number): Way {
  if (before === null) return 'first-time';
  if (before === now) return 'same';
  return now > before === (direction === 'higher') ? 'further' : 'elsewhere';
}
