/** Why messages can be opened by somebody who is not in them. */
export const openingReasons = {
  danger: 'Somebody may come to harm',
  'under-18': 'Somebody under 18 may not be safe',
  abuse: 'There are signs of abuse or harassment',
  money: 'Somebody was asked for money or gifts, or was threatened',
  law: 'The police, a court or the law asks for it',
  other: 'Something else, which I describe below',
} as const;
export type OpeningReason = keyof typeof openingReasons;
export const isOpeningReason = (text: string): text is OpeningReason => Object.hasOwn(openingReasons, text);

/** Whether those whose messages they are have been told: `due` on their day; `asked` waits for the officer; `withheld` not at all. */
export type Telling = 'due' | 'asked' | 'withheld' | 'told';

/** For how long opened messages can be read. */
export const OPEN_HOURS = 24;
/** The most days after the end until people are told. */
export const MOST_DAYS_TO_TELL = 30;
/** How long the reason has to be at least, and at most, in letters. */
export const [FEWEST_LETTERS, MOST_REASON_LETTERS] = [20, 2_000];

const HOUR_MS = 60 * 60 * 1_000;

/** An opening, as far as its days go. */
export interface Opening {
  readonly openedAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly tellAfterDays: number;
  readonly telling: Telling;
}

export const untilOf = (openedAt: Date): Date => new Date(openedAt.getTime() + OPEN_HOURS * HOUR_MS);

/** Whether the messages can be read now by whoever opened them. */
export const isOpen = ({ until, endedAt }: Pick<Opening, 'until' | 'endedAt'>, at: Date): boolean =>
  endedAt === null && at < until;

/** From when on people are to be told: so many days after it was over. */
export const tellFrom = ({ until, endedAt, tellAfterDays }: Opening): Date =>
  new Date((endedAt ?? until).getTime() + tellAfterDays * 24 * HOUR_MS);

/** Whether it is time to tell them. */
export const isToBeTold = (opening: Opening, at: Date): boolean =>
  opening.telling === 'due' && !isOpen(opening, at) && tellFrom(opening) <= at;

/** What an opening says of itself when it is asked for. */
export interface OpeningTyped {
  readonly reason: string;
  readonly words: string;
  readonly tellAfterDays: number;
}

/** What is to be put right before messages are opened; empty: nothing. */
export function openingFaults({ reason, words, tellAfterDays }: OpeningTyped) {
  const isRight = Number.isInteger(tellAfterDays) && tellAfterDays >= 0 && tellAfterDays <= MOST_DAYS_TO_TELL;
  return [
    ...(isOpeningReason(reason) ? [] : [{ field: 'reason', message: 'Choose why' }]),
    ...wordsFaults('words', words),
    ...(isRight ? [] : [{ field: 'tellAfterDays', message: `Enter a number of days from 0 to ${MOST_DAYS_TO_TELL}` }]),
  ];
}

/** What is wrong with a reason in words; empty: nothing. */
export const wordsFaults = (field: string, words: string) => [
  ...(words.length < FEWEST_LETTERS ? [{ field, message: `Say why, in ${FEWEST_LETTERS} letters or more` }] : []),
  ...(words.length > MOST_REASON_LETTERS ? [{ field, message: `Use ${MOST_REASON_LETTERS} letters or fewer` }] : []),
];
