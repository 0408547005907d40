import { InputRefused, type MatchInput, type Pin, type RefusalCode, validate } from '@footing/engine';

const choices = 'on the page “What counts first”';
const criteria = 'on the page “Criteria and weights”';
const barriers = 'on the page “Barriers”';
const peopleWrong = 'Something about the people of this round is not right. Import them again, then try again.';
const notOutOf100 = (what: string) =>
  `“${what}” has to be a number from 0 to 100. Enter one ${choices}, then make a draft.`;

/** Why the engine would not start, and what to do about it. */
const words: Readonly<Record<RefusalCode, string>> = {
  'no-students': 'There are no students in this round. Import students, then try again.',
  'too-many-people': 'This round has more people than can be compared at once. Split it into two rounds.',
  'weights-all-zero': `Every criterion has the weight 0, so there is nothing to rank by. Give at least one a weight ${criteria}.`,
  'weight-out-of-range': `A weight has to be a number from 0 to 100. Set the weights again ${criteria}.`,
  'unknown-criterion': `This version does not know one of the criteria. Remove it ${criteria}, and add another.`,
  'duplicate-criterion': `A criterion is there twice. Remove one of the two ${criteria}.`,
  'unknown-barrier': `This version does not know one of the barriers. Remove it ${barriers}, and add another.`,
  'duplicate-barrier': `A barrier is there twice. Remove one of the two ${barriers}.`,
  'columns-missing': `A criterion or barrier does not say which two answers it compares. Remove it ${criteria} or ${barriers}, and add it again.`,
  'minimum-fit-out-of-range': 'The minimum fit has to be from 0 to 100. Enter it again on the page “Minimum fit”.',
  'unknown-aim': `This version does not know what the round is for. Choose it again ${choices}.`,
  'unknown-fairness': `This version does not know what comes between the tiers and the fit. Choose it again ${choices}.`,
  'fairness-with-stable': `With “Nobody would rather swap” nothing can come between the tiers and the fit. Choose “Nothing more”, or another aim, ${choices}.`,
  'floor-of-unknown-group': `Places are kept for a group that no student who applied counts for. Leave that group’s places empty ${choices}, or import its students first.`,
  'floor-twice': `Places are kept twice for one group. Enter its places once ${choices}.`,
  'floor-out-of-range': `More places are kept for a group than it has students. Keep fewer ${choices}.`,
  'retention-out-of-range': notOutOf100('Keep what was there'),
  'mentors-view-out-of-range': notOutOf100('Whose view counts'),
  'lottery-strength-out-of-range': notOutOf100('Strength of the lottery'),
  'fewest-out-of-range':
    'A mentor’s group has to be larger than their places allow. Give them more places, or a smaller group.',
  'pin-breaks-barrier':
    'A pairing that was to be kept is not allowed any more: somebody’s answers, or the rules of the round, have changed. Unpin or reject it in the draft before this one, or make a draft that keeps nothing.',
  'pins-exceed-places':
    'A mentor has fewer places now than the pairings that were to be kept. Unpin or reject one in the draft before this one, or make a draft that keeps nothing.',
  'pin-of-unknown-student': 'A pairing that was to be kept is of a student who has left the round. Take it back first.',
  'pin-of-unknown-mentor': 'A pairing that was to be kept is of a mentor who has left the round. Take it back first.',
  'pinned-twice': 'A student is in two pairings that were to be kept. Take one of them back first.',
  'kept-twice': 'The draft before this one gives a student two mentors. Make a draft that keeps nothing.',
  'duplicate-student': 'A student is in this round twice. Import the students again, each in one row.',
  'duplicate-mentor': 'A mentor is in this round twice. Import the mentors again, each in one row.',
  'places-out-of-range': 'A mentor’s places have to be a whole number from 0 to 500. Import the mentors again.',
  'tier-out-of-range': 'A priority tier has to be from 1 to 9. Import the students again.',
  'picked-twice': 'Somebody asked for one person twice. Name each person once in your file, then import it again.',
  'rating-out-of-range':
    'Somebody gave stars that are not from 1 to 5. Correct the introduction ratings in your file, then import it again.',
  'answer-unreadable': peopleWrong,
  'unknown-student': peopleWrong,
  'empty-id': peopleWrong,
};

/** Every code there are words for. */
export const refusalCodes = Object.keys(words) as RefusalCode[];

/** The pair that was to be kept and cannot be; null when the engine would start, or refuses for another reason. */
export function refusedPin(input: MatchInput): Pin | null {
  try {
    validate(input);
    return null;
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    const at = /^pins\[(\d+)\]/.exec(error.field ?? '')?.[1];
    return at === undefined ? null : (input.pins[Number(at)] ?? null);
  }
}

export const refusalWords = (code: RefusalCode): string => words[code];
