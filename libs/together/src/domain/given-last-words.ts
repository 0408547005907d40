import type { FieldError } from '@footing/kernel';

/** Whether somebody would meet the other again. */
export const meetAgainAnswers = { yes: 'Yes', 'not-sure': 'I am not sure', no: 'No' } as const;
export type MeetAgain = keyof typeof meetAgainAnswers;
export const isMeetAgain = (text: string): text is MeetAgain => Object.hasOwn(meetAgainAnswers, text);

/** What each is asked at the end, in order. The other never sees the answers. */
export const changeQuestions = [
  'What can you do now, or what do you know, that you did not before?',
  'What was most useful in your meetings?',
  'What should have been different?',
] as const;

/** What somebody wrote at the end. */
export interface GivenLastWords {
  /** For the other; '' for nothing. */
  readonly thanks: string;
  /** To the questions, in order; '' for nothing. */
  readonly changed: readonly string[];
  /** '' until it is chosen. */
  readonly meetAgain: MeetAgain | '';
  /** Whether to write once when the next sign-up opens; absent: no. */
  readonly hearAgain?: boolean;
}

const MOST_LETTERS = 1_000;

/** What is to be put right; empty: nothing. */
export function faultsInLastWords({ thanks, changed, meetAgain }: GivenLastWords): FieldError[] {
  const short = (text: string, field: string): FieldError[] =>
    text.length > MOST_LETTERS ? [{ field, message: `Use ${MOST_LETTERS} letters or fewer` }] : [];
  return [
    ...short(thanks, 'thanks'),
    ...changed.flatMap((text, at) => short(text, `changed-${at}`)),
    ...(meetAgain === '' ? [{ field: 'meetAgain', message: 'Say whether you would meet again' }] : []),
  ];
}
