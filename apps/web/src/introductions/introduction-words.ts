import { type Awaited, type IntroductionRound, type OwnIntroduction } from '@footing/introductions';
import { DomainError } from '@footing/kernel';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';

/** Why looking at these pages leaves no line in the record. */
export const OWN = 'people look at what is their own';

/** Which round a page is about. */
export const captionOfRound = ({ programmeName, roundName }: IntroductionRound): string =>
  `${programmeName}, ${roundName}`;

/** Said wherever somebody says how a call went. */
export const PRIVATE =
  'The other person never sees it. Only the matching step reads it, once, for the draft. What it did together with the choices from the shortlist is part of a fit that staff see, so they can guess at your answer; your words never count.';

/** What is said on the page as it is now, where something was not done. */
export const refusalWords: Readonly<Record<string, string>> = {
  'introductions.not-now': 'Nothing was changed: this was done already, or it is not open now. Here is how it stands.',
  'introductions.not-found': 'Nothing was changed: it is not there any more. Here is how it stands.',
  'introductions.time-taken':
    'Nothing was changed: one of you cannot talk then any more. Choose another time, or give new ones.',
  'introductions.offer-closed':
    'Nothing was changed: you take nobody new at the moment, so there are no short calls. “My students” shows your places, and how to take part again.',
  'introductions.training-first':
    'Nothing was changed: your training and checks come first. See “My students” for what is missing.',
};

/** Whether it is one of these. */
export const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && Object.hasOwn(refusalWords, error.code);

const awaitedWords: Readonly<Record<Awaited, string>> = {
  picks: 'Your shortlist is here: choose whom you would like to talk to',
  hours: 'Students would like a short call with you: say for how many you have time',
  calls: 'You have a short call: agree on a time, and talk',
  ratings: 'You had a short call: say how it was, in private',
};

/** Where somebody stands, for their home. */
export interface IntroductionNews {
  readonly words: string;
  /** In words; null: there is no day to keep. */
  readonly by: string | null;
  readonly label: string;
  readonly href: string;
}

/** One sentence and one way on: what is awaited first, else how it stands. */
export function newsOf({ roundId, side, phase, awaited, calls, held, hasAnswered }: OwnIntroduction): IntroductionNews {
  const [first] = awaited;
  const href = side === 'student' ? paths.shortlist(roundId) : paths.shortCalls(roundId);
  const label = side === 'student' ? 'Go to my shortlist' : 'Go to my short calls';
  if (first) return { words: `${awaitedWords[first.what]}.`, by: dayInWords(first.by), label, href };
  const words =
    calls > held
      ? 'You have a short call to come.'
      : held > 0
        ? 'Thank you: you have met. What you said is used for the pairing.'
        : standing(side, phase, hasAnswered);
  return { words, by: null, label, href };
}

function standing(side: OwnIntroduction['side'], phase: OwnIntroduction['phase'], hasAnswered: boolean): string {
  if (side === 'mentor')
    return phase === 'picks'
      ? 'Students are choosing whom they would like to talk to. We write to you if somebody asks for you.'
      : 'There is nothing to do about short calls now.';
  if (!hasAnswered)
    return 'The time to choose is over. You are paired like everybody else: nothing is held against you.';
  return phase === 'picks'
    ? 'You have chosen. You can change it until the last day.'
    : 'You have chosen. Where a mentor has time for a short call, we write to you.';
}
