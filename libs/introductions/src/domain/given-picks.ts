import type { FieldError } from '@footing/kernel';

/** A student's picks: ids of offers, the first choice first; or nobody, with what is missing. */
export interface GivenPicks {
  readonly picks: readonly string[];
  readonly isNone: boolean;
  readonly missing: string;
}

export const MOST_WORDS = 500;

/** What is to be put right. @param list whom they can pick from. */
export function faultsInPicks({ picks, isNone, missing }: GivenPicks, list: readonly string[]): FieldError[] {
  const one = (isWrong: boolean, field: string, message: string) => (isWrong ? [{ field, message }] : []);
  const first = 'pick-1';
  return [
    ...one(picks.length === 0 && !isNone, first, 'Choose at least one, or say that none of these is right for you'),
    ...one(picks.length > 0 && isNone, 'isNone', 'You chose somebody. Take the choice out, or untick this'),
    ...one(new Set(picks).size < picks.length, first, 'You chose the same person twice. Choose each once'),
    ...one(
      picks.some((id) => !list.includes(id)),
      first,
      'Choose people from your shortlist',
    ),
    ...one(missing.length > MOST_WORDS, 'missing', `Use at most ${MOST_WORDS} characters`),
  ];
}
